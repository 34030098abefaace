/** The system with TLS and logins on every connection. */
package flashsale.order.faults.security;
