package flashsale.order.launcher;

import flashsale.order.launcher.service.ApplicationServer;
import java.util.function.Function;

/** The servers that the application runs on here. */
public enum ServerKind {
    PAYARA(LocalServices::payara);

    private final Function<LocalServices, ApplicationServer> make;

    ServerKind(Function<LocalServices, ApplicationServer> make) {
        this.make = make;
    }

    ApplicationServer on(LocalServices services) {
        return make.apply(services);
    }
}
