/** Read access to the services past the system under test: HTTP as the operator, Redis, SQL and Kafka. */
package flashsale.order.simulation.probe;
