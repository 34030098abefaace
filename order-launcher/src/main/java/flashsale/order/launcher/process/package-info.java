/** Services as processes of the operating system, which outlive the launcher and are found again by their run files. */
package flashsale.order.launcher.process;
