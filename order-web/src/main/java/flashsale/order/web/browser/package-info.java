/** Response headers for browsers: security headers and cross-origin resource sharing. */
package flashsale.order.web.browser;
