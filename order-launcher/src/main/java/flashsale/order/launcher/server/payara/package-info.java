/** Payara Server and Payara Micro: their directories, configuration, administration and command lines. */
package flashsale.order.launcher.server.payara;
