/** Operators change the products: put and restock. */
package flashsale.order.application.catalog;
