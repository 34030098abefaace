/** The records on the topics: the names of topics and headers, and the JSON of a value, written and read. */
package flashsale.order.kafka.record;
