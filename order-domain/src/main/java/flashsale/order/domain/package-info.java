/** The model and its rules: products, order requests and the decisions on them. */
package flashsale.order.domain;
