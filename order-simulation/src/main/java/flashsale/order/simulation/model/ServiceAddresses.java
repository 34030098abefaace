package flashsale.order.simulation.model;

import java.net.URI;

/**
 * Addresses of the services behind an application. They may differ from where the services run: a test may put a proxy in between.
 *
 * @param jdbc the database's URL, for MySQL Connector/J
 * @param user the database's user
 * @param password that user's password
 * @param kafka the bootstrap servers, {@code host:port,…}
 * @param redis {@code redis://host:port/0}
 */
public record ServiceAddresses(String jdbc, String user, String password, String kafka, URI redis) {}
