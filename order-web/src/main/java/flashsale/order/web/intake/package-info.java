/** How an order comes in: {@code POST /api/v1/orders}, by the servlet API alone, as a promotion's orders all come this way at once. */
package flashsale.order.web.intake;
