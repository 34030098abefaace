/** The whole system on this machine: services and servers that start, warm up, are shown and stop together. */
package flashsale.order.launcher.system;
