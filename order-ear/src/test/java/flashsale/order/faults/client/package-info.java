/** Clients of the system under fault, and the history of what they sent and what they were answered. */
package flashsale.order.faults.client;
