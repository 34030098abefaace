/** Orders and products as clients see them: placing, deciding, following, listing and repeating. */
package flashsale.order.system.order;
