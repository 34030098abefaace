/** JSON bodies: parsing requests into domain types, reporting every violation, and writing responses. */
package flashsale.order.web.json;
