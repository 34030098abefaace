/** Direct read access to the services, which bypasses the system under test: HTTP as the operator, Redis, SQL and Kafka. */
package flashsale.order.simulation.probe;
