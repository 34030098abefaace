/** Authentication by bearer tokens, and authorization by their groups. */
package flashsale.order.web.security;
