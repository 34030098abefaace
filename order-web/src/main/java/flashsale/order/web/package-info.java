/** What drives the system from HTTP: the resources under /api/v1, one class a collection. */
package flashsale.order.web;
