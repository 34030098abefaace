/** The catalog: operators put and restock products. */
package flashsale.order.application.catalog;
