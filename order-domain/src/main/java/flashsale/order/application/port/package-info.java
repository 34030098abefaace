/** The ports: what the use cases need from the world, in the words of the domain. */
package flashsale.order.application.port;
