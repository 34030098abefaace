/** MicroProfile Health: whether the application lives, has started and has all it needs. */
package flashsale.order.web.health;
