/**
 * The command line: one class a command, which only reads options, calls the launcher and prints. What was asked for goes to the
 * standard output, which is what a user sees and a script reads; it is no log.
 */
package flashsale.order.launcher.command;
