/** The ports: the interfaces that the use cases need from the outside, in the domain's words. */
package flashsale.order.application.port;
