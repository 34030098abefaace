/** Counters, timers and gauges of the application, and the page that Prometheus scrapes. The only package that uses Micrometer. */
package flashsale.order.metrics;
