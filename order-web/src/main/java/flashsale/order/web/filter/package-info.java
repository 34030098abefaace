/** What every call passes before and after its resource: types, bodies, rate limits, times and headers. */
package flashsale.order.web.filter;
