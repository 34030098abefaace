package flashsale.order.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Matches the project's own classes outside some packages. */
final class OwnClassesOutside extends DescribedPredicate<JavaClass> {

    private final List<String> packages;

    OwnClassesOutside(String... packages) {
        super("are of this project but outside %s", List.of(packages));
        this.packages = List.of(packages);
    }

    @Override
    public boolean test(JavaClass candidate) {
        String name = candidate.getPackageName();
        return name.startsWith("flashsale.order") && packages.stream().noneMatch(name::startsWith);
    }
}
