/** The model: products, order requests and the decisions on them. */
package flashsale.order.domain;
