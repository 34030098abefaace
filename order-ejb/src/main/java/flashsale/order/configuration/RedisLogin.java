package flashsale.order.configuration;

/**
 * The login at a Redis server or at a sentinel.
 *
 * @param user empty for the default user, the only one before Redis 6
 */
public record RedisLogin(String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return user + ":***";
    }
}
