/** What operators rely on: settings, start-up, health, metrics, logs and trace context. */
package flashsale.order.system.operation;
