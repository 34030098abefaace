/** Reads the settings, in this one place, and puts the use cases together with the adapters. */
package flashsale.order.configuration;
