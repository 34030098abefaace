/** Checks of consistency: the database, the topics, Redis and the answers must agree with the history of the clients. */
package flashsale.order.faults.check;
