/** The fast view of the statuses in Redis, and the news of decisions through it. */
package flashsale.order.redis;
