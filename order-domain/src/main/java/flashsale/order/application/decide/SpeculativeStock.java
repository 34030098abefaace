package flashsale.order.application.decide;

import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.Product;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stock after batches that are decided but not yet committed; the next batch decides on it speculatively and writes its
 * orders. A speculative batch commits only after the one before, and checks that the stock is what it expected. Safe for use
 * by many threads.
 */
final class SpeculativeStock {

    private static final Duration FOREVER = Duration.ofDays(365);

    private final Map<Long, Forecast> byProduct = new ConcurrentHashMap<>();

    private record Forecast(Product product, Batch by) {}

    /** A batch that is to be decided; to be closed when it is committed, or will not be. */
    Batch batch() {
        return new Batch();
    }

    /** For one thread. */
    final class Batch implements AutoCloseable {

        private final CountDownLatch end = new CountDownLatch(1);
        private final List<Forecast> own = new ArrayList<>();
        private final List<Product> reliedOn = new ArrayList<>();
        private final Set<Batch> before = new HashSet<>();

        private Batch() {}

        /** Those of the products that a batch before this one changes, as it will leave them. */
        List<Product> relyOnOthers(Collection<Long> productIds) {
            for (Long id : productIds) {
                Forecast forecast = byProduct.get(id);
                if (forecast != null) {
                    reliedOn.add(forecast.product);
                    before.add(forecast.by);
                }
            }
            return reliedOn;
        }

        /** Returns when no batch is on its way that changes one of these products. */
        void waitForOthers(Collection<Long> productIds) {
            relyOnOthers(productIds);
            before.forEach(batch -> batch.ended(FOREVER));
            before.clear();
            reliedOn.clear();
        }

        /** Tells those who come next what this batch will leave. */
        void foresee(Collection<Product> left) {
            for (Product product : left) {
                Forecast forecast = new Forecast(product, this);
                own.add(forecast);
                byProduct.put(product.id(), forecast);
            }
        }

        /**
         * Returns when the batches that this one relies on are committed or have failed.
         *
         * @throws StaleDataException when that takes longer than the patience: it may be one of them that waits for this one, for a
         *     row that both write
         */
        void waitForThoseBefore(Duration patience) {
            for (Batch batch : before) {
                if (!batch.ended(patience)) {
                    throw new StaleDataException(new IllegalStateException("The batch before this one does not end"));
                }
            }
        }

        /** The products that this batch took from others, as they must be now. */
        List<Product> reliedOn() {
            return reliedOn;
        }

        private boolean ended(Duration patience) {
            try {
                return end.await(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped while another batch was waited for", stopping);
            }
        }

        @Override
        public void close() {
            own.forEach(forecast -> byProduct.remove(forecast.product.id(), forecast));
            end.countDown();
        }
    }
}
