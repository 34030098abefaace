package flashsale.order.launcher.server.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What no command can set before a domain's first start. */
final class DomainXml {
    private static final String PLACE = "<payara-executor-service-configuration />";

    private DomainXml() {}

    /** Turns off the message broker, which would listen on every address, and the reports to Payara's maker. */
    static void quieten(Path file) throws IOException {
        String xml = Files.readString(file);
        if (!xml.contains(PLACE)) {
            throw new IOException(file + " is not as expected: no " + PLACE);
        }
        Files.writeString(file, xml.replace(PLACE, PLACE + """
                                <phone-home-runtime-configuration enabled="false" />
                                <jms-service type="DISABLED" default-jms-host="default_JMS_host">
                                    <jms-host name="default_JMS_host" host="localhost" port="7676" />
                                </jms-service>
                                """));
    }
}
