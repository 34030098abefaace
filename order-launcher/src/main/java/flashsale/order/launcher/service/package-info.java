/** Kafka, Redis and MariaDB on this machine, from the binaries that Maven artifacts carry. */
package flashsale.order.launcher.service;
