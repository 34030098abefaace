/** The dead letter topic: publishes failed records once, lists them for operators, and finds those already published. */
package flashsale.order.kafka.deadletter;
