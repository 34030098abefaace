/** Rate limits per member, kept in Redis and shared by all instances. */
package flashsale.order.redis.ratelimit;
