/** Limits how often a member may call. */
package flashsale.order.application.ratelimit;
