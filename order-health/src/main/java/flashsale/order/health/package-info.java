/**
 * MicroProfile Health checks for liveness, startup and readiness. They form a separate module because WildFly runs only checks in the
 * library directory of an EAR. It would ignore checks in other modules and always report UP.
 */
package flashsale.order.health;
