/** Connections to Redis: one server, sentinels or a cluster, with TLS, their pools and what stops asking a Redis that is down. */
package flashsale.order.redis.connection;
