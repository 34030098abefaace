/** What browsers are told beside the answers: what they may do with them, and whose pages may ask for them. */
package flashsale.order.web.browser;
