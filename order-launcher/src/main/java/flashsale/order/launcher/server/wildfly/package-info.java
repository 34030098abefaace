/** WildFly: its base directory, configuration, administration and command line. */
package flashsale.order.launcher.server.wildfly;
