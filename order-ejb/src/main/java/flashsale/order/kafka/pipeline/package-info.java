/** The pipeline of a consumer loop: decide a polled batch, publish its dead letters and announce its decisions, commit its offsets. */
package flashsale.order.kafka.pipeline;
