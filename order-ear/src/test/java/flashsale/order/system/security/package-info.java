/** Tokens and roles, and personal data that must not leak. */
package flashsale.order.system.security;
