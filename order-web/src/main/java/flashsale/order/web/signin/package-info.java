/** Who calls: bearer tokens (MicroProfile JWT), and what they allow. */
package flashsale.order.web.signin;
