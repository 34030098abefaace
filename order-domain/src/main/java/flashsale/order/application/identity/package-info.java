/** How a request is known again: trace ids, idempotency keys and digests, made with the secret. */
package flashsale.order.application.identity;
