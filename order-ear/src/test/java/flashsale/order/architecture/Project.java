package flashsale.order.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's compiled classes without tests. */
final class Project {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Stream.of(
                            "order-domain",
                            "order-ejb",
                            "order-health",
                            "order-web",
                            "order-simulation",
                            "order-launcher")
                    .map(module -> Path.of("..", module, "target", "classes"))
                    .toList());

    private Project() {}
}
