/** The command line: one class a command, which only reads options, calls the launcher and prints. */
package flashsale.order.launcher.command;
