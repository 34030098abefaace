/** Counts and times what happens, and shows it as a page of Prometheus' format; the one place that knows Micrometer. */
package flashsale.order.metrics;
