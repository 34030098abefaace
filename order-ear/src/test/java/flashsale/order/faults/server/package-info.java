/** Faults of the servers: crashes, shutdowns, redeployments, and instances that share the work. */
package flashsale.order.faults.server;
