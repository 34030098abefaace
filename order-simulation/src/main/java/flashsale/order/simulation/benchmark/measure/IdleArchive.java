package flashsale.order.simulation.benchmark.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The web archive (WAR) of the idle resource. It is built at run time, so that no shipped file contains it. Its classes are copied
 * but never loaded here, because Jakarta EE is not on the class path.
 */
final class IdleArchive {
    private static final String PACKAGE = "flashsale/order/simulation/benchmark/idle/";
    private static final List<String> CLASSES =
            List.of("IdleApplication.class", "IdleTokenFilter.class", "IdleResource.class");
    private static final String BEANS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
            """;

    private IdleArchive() {}

    static void write(Path war) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            add(zip, "WEB-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
            for (String name : CLASSES) {
                add(zip, "WEB-INF/classes/" + PACKAGE + name, bytes(PACKAGE + name));
            }
        }
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = IdleArchive.class.getClassLoader().getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
