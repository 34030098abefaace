package flashsale.order.kafka.client;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/** The admin client, shared by health checks and metrics; each request takes at most one second. */
@ApplicationScoped
public class KafkaAdmin {

    @Inject
    KafkaClients clients;

    private Admin admin;

    @PostConstruct
    public void connect() {
        admin = clients.admin();
    }

    public Admin admin() {
        return admin;
    }

    @PreDestroy
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
