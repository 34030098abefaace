/** System tests: the deployed application on a real server with real Kafka, Redis and MariaDB, tested from outside. */
package flashsale.order.system;
