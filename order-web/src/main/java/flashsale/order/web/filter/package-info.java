/** Filters before and after the resources: content negotiation, body limits, rate limits, response times and cache headers. */
package flashsale.order.web.filter;
