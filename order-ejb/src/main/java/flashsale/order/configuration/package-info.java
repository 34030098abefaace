/** Reads all settings, provides threads, and assembles the use cases with the adapters. */
package flashsale.order.configuration;
