/** Services as processes of the operating system, which outlive the launcher. Later launchers find them by their run files. */
package flashsale.order.launcher.process;
