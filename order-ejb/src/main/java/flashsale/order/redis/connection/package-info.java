/** Connections to Redis, as one server, with sentinels or as a cluster: topologies, TLS, pools, and a circuit breaker per shard. */
package flashsale.order.redis.connection;
