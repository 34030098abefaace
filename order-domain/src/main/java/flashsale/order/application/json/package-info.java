/** The syntax of JSON that HTTP bodies and Kafka records share. The parsers are the adapters'. */
package flashsale.order.application.json;
