/** Fault tests: the whole system while its parts crash, hang, lose connections or receive garbage. No promise may break. */
package flashsale.order.faults;
