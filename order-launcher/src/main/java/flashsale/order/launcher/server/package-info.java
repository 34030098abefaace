/** Application servers: the common base of Payara Server, WildFly and Payara Micro, and the settings of the application. */
package flashsale.order.launcher.server;
