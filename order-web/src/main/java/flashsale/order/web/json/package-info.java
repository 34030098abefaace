/** JSON bodies: what clients send, read into the domain's types with every violation, and what they get. */
package flashsale.order.web.json;
