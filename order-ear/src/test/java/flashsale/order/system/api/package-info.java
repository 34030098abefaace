/** The published API documents: the application conforms to them, and they are served as they are stored. */
package flashsale.order.system.api;
