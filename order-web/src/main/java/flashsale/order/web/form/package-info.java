/** The bodies of requests: their fields, and every violation of the format and of the rules. */
package flashsale.order.web.form;
