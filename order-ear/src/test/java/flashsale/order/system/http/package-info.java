/** HTTP as the API speaks it: errors, headers, content negotiation, request bodies and rate limits. */
package flashsale.order.system.http;
