/** The statuses of requests, and the news of decisions for those who wait on another instance. */
package flashsale.order.redis.status;
