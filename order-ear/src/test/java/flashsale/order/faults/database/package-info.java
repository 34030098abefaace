/** Faults of the database: it is down, hangs, or loses commits. */
package flashsale.order.faults.database;
