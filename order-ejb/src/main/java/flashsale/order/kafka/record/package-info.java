/** What is on the topics: their names, headers and the JSON of a record, written and read. */
package flashsale.order.kafka.record;
