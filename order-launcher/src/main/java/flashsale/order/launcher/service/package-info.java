/** One class for each service that the launcher runs as an operating system's process of its own. */
package flashsale.order.launcher.service;
