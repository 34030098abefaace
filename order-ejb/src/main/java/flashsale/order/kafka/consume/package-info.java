/** The consumer: a singleton whose loops poll batches of requests, have them decided, announce the outcomes and commit the offsets. */
package flashsale.order.kafka.consume;
