/** The resources of a system on this machine: directories, ports, limits, secrets and unpacked programs. */
package flashsale.order.launcher.workspace;
