/** The model of a flash sale: requests, products, decisions and the rules that lead from one to the other. */
package flashsale.order.domain;
