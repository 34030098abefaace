/** Limits on the calls of a member, kept in Redis for all instances. */
package flashsale.order.redis.ratelimit;
