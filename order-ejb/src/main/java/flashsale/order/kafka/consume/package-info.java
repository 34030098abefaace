/** The consumer: a singleton EJB whose loops poll batches of order requests and rewind when a batch fails. */
package flashsale.order.kafka.consume;
