/** The statuses of requests in Redis, and the messages that announce decisions to clients who wait on other instances. */
package flashsale.order.redis.status;
