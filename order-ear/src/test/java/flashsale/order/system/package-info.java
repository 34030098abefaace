/** The application as it is deployed, on a real server with real Kafka, Redis and MariaDB, seen from outside. */
package flashsale.order.system;
