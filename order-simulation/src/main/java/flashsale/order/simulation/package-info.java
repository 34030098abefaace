/** The promotion, played and judged by an outside client that trusts nothing it did not check. */
package flashsale.order.simulation;
