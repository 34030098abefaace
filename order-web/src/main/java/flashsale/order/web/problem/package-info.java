/** Error responses as problems (RFC 9457). */
package flashsale.order.web.problem;
