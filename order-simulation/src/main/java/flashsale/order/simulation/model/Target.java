package flashsale.order.simulation.model;

import java.net.URI;
import java.util.List;

/**
 * Where the system under promotion is reached.
 *
 * @param http base addresses of the servers, such as {@code http://127.0.0.1:8080}; customers are spread over them
 * @param kafka bootstrap servers, {@code host:port,…}
 * @param redis {@code redis://host:port}
 * @param jdbc {@code jdbc:mysql://…}
 * @param user of the database
 * @param password of the database
 */
public record Target(List<URI> http, String kafka, URI redis, String jdbc, String user, String password) {
    public Target {
        http = List.copyOf(http);
        if (http.isEmpty()) {
            throw new IllegalArgumentException("a target needs at least one http address");
        }
    }
}
