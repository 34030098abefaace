/**
 * MicroProfile Health: whether the application lives, has started and has all it needs. A module of its own, since WildFly asks only
 * the checks in an EAR's library directory: whatever stands in a module of the EAR is never asked, and readiness always UP.
 */
package flashsale.order.health;
