/** Request bodies, which are gathered without a thread while they arrive. */
package flashsale.order.web.body;
