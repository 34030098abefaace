/** The consumer: a singleton EJB whose loops poll batches of order requests, have them decided, announce the outcomes and commit the offsets. */
package flashsale.order.kafka.consume;
