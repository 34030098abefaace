/** Who calls and what they may do: bearer tokens, checked, and groups. */
package flashsale.order.web.security;
