package flashsale.order.simulation.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleArchiveTest {
    @Test
    void itHoldsTheResourceAndNothingOfTheBenchmark(@TempDir Path directory) throws Exception {
        Path war = directory.resolve("idle.war");

        IdleArchive.write(war);

        String classes = "WEB-INF/classes/flashsale/order/simulation/benchmark/idle/";
        try (ZipFile zip = new ZipFile(war.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactlyInAnyOrder(
                            "WEB-INF/beans.xml",
                            classes + "IdleApplication.class",
                            classes + "IdleTokenFilter.class",
                            classes + "IdleResource.class");
        }
    }
}
