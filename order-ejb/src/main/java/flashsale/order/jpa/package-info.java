/** Products and orders in a relational database, by Jakarta Persistence. */
package flashsale.order.jpa;
