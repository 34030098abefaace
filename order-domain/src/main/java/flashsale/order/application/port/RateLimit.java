package flashsale.order.application.port;

/**
 * How often a member may make a kind of call.
 *
 * @param perMinute calls a minute in the long run; 0 for no limit
 * @param burst calls at once after a rest, 1 or more
 */
public record RateLimit(int perMinute, int burst) {

    public boolean isOff() {
        return perMinute == 0;
    }
}
