/** Faults of Kafka: a broker that is down or hangs, a dead letter topic that refuses records, and unexpected records. */
package flashsale.order.faults.kafka;
