/** Faults of Redis: it is down, slow or empty. */
package flashsale.order.faults.redis;
