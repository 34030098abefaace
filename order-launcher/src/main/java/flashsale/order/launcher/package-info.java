/**
 * The program behind {@code ./flashsale}. Its packages, from the top: {@code command}, {@code system}, {@code server} and
 * {@code service}, {@code process}, {@code workspace}; each uses only packages that follow it.
 */
package flashsale.order.launcher;
