/** The identity of requests: trace ids, idempotency keys and digests, derived with the secret. */
package flashsale.order.application.identity;
