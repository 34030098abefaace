/** Application servers: what Payara Server, WildFly and Payara Micro have in common, and what the application is told. */
package flashsale.order.launcher.server;
