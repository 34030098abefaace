package flashsale.order.kafka.client;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/** The admin client that asks the brokers for their state; each question takes a second at most. */
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
