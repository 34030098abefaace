/** Load at a constant rate while a fault is injected, with all checks of consistency at its end. */
package flashsale.order.faults.load;
