package flashsale.order.application.ratelimit;

/**
 * A rate limit for one kind of call by one member: the parameters of a token bucket.
 *
 * @param perMinute the sustained rate in calls per minute; 0 for no limit
 * @param burst the size of the bucket, in calls; at least 1
 */
public record RateLimit(int perMinute, int burst) {

    public boolean isOff() {
        return perMinute == 0;
    }
}
