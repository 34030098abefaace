/** The rules for what comes in: each field of an order, a product or a member's id, with the violations to report. */
package flashsale.order.domain.rule;
