/** Deciding: one transaction decides a batch of requests, and the outcomes are announced after its commit. */
package flashsale.order.application.decide;
