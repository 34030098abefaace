/** What the repositories share: the data source, its health and use, and the faults of the database. */
package flashsale.order.jpa.database;
