/** The whole system on this machine: starting, warming up, inspecting and stopping its services and servers. */
package flashsale.order.launcher.system;
