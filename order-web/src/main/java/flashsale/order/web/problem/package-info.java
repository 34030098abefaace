/** Errors as clients see them, all shaped here as problems (RFC 9457). */
package flashsale.order.web.problem;
