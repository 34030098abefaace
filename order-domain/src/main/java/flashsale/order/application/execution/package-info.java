/** Runs work later, or with a limit of time, on threads that the application provides. */
package flashsale.order.application.execution;
