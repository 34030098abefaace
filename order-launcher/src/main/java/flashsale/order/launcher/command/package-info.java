/**
 * The command line: one class per command, which reads options, calls the launcher and prints the result. Results go to the standard
 * output, for users and scripts; they are not a log.
 */
package flashsale.order.launcher.command;
