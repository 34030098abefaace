package flashsale.order.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** The project's own classes outside of some packages. */
final class OursBut extends DescribedPredicate<JavaClass> {

    private final List<String> packages;

    OursBut(String... packages) {
        super("are of this project but not of %s", List.of(packages));
        this.packages = List.of(packages);
    }

    @Override
    public boolean test(JavaClass candidate) {
        String name = candidate.getPackageName();
        return name.startsWith("flashsale.order") && packages.stream().noneMatch(name::startsWith);
    }
}
