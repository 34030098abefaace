package flashsale.order.launcher.server.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings in {@code domain.xml} that no command can set before the first start of a domain. */
final class DomainXml {
    private static final String ANCHOR = "<payara-executor-service-configuration />";

    private DomainXml() {}

    /** Turns off the message broker, which would listen on every address, and the usage reports to Payara. */
    static void disableUnusedServices(Path file) throws IOException {
        String xml = Files.readString(file);
        if (!xml.contains(ANCHOR)) {
            throw new IOException(file + " has an unexpected format: it lacks " + ANCHOR);
        }
        Files.writeString(file, xml.replace(ANCHOR, ANCHOR + """
                                <phone-home-runtime-configuration enabled="false" />
                                <jms-service type="DISABLED" default-jms-host="default_JMS_host">
                                    <jms-host name="default_JMS_host" host="localhost" port="7676" />
                                </jms-service>
                                """));
    }
}
