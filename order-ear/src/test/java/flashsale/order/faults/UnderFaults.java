package flashsale.order.faults;

import flashsale.order.launcher.workspace.Topology;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Tests of the ring of faults: they take a {@link BreakableSystem}, one for all of them, whole at the start of each. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("faults")
@ExtendWith(UnderFaults.Extension.class)
@interface UnderFaults {

    /** Brings the system up with the first test and down after the last. */
    final class Extension implements BeforeEachCallback, ParameterResolver {

        private static final Topology TWO_INSTANCES = new Topology(2, 1);

        @Override
        public void beforeEach(ExtensionContext test) throws Exception {
            system(test).makeWhole();
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == BreakableSystem.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return system(test);
        }

        private static BreakableSystem system(ExtensionContext test) {
            return test.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(BreakableSystem.class, key -> start(), BreakableSystem.class);
        }

        private static BreakableSystem start() {
            try {
                return new BreakableSystem("faults", TWO_INSTANCES);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
