/** The whole system while its parts are killed, frozen, cut off and fed with garbage: no promise may break. */
package flashsale.order.faults;
