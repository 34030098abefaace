/** Stores products and orders in a relational database, with Jakarta Persistence. */
package flashsale.order.jpa;
