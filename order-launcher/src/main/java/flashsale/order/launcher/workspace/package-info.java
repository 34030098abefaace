/** What one system on this machine may use: its directories, ports, limits and secrets, and the unpacked programs. */
package flashsale.order.launcher.workspace;
