package flashsale.order.configuration;

/**
 * The login at Redis or at a sentinel.
 *
 * @param user empty for the default one, which is the only one before Redis 6
 */
public record RedisLogin(String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return user + ":***";
    }
}
