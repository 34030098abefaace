/** Application servers: what Payara Server, WildFly and Payara Micro have in common, and the settings of the application. */
package flashsale.order.launcher.server;
