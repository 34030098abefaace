package flashsale.order.launcher.server;

import java.net.URI;

/**
 * Where an application finds its services, which need not be where they are: a test may stand between.
 *
 * @param jdbc the database, for MySQL Connector/J
 * @param user the database's user
 * @param password that user's password
 * @param kafka the bootstrap servers, {@code host:port}
 * @param redis {@code redis://host:port/0}
 */
public record Addresses(String jdbc, String user, String password, String kafka, URI redis) {}
