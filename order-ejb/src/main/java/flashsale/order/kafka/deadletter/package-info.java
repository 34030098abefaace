/** Failed requests are kept on the dead letter topic, read by operators, and found again so that none is kept twice. */
package flashsale.order.kafka.deadletter;
