/** A batch of requests is decided in one transaction, and the outcomes are announced. */
package flashsale.order.application.decide;
