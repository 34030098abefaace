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
 * The stock after batches that are decided but not yet committed. The next batch decides on it speculatively and writes its
 * orders. Before its commit it waits for the batches that it depends on, and checks that they left the expected stock.
 * Thread-safe.
 */
final class SpeculativeStock {

    private static final Duration FOREVER = Duration.ofDays(365);

    private final Map<Long, Uncommitted> byProduct = new ConcurrentHashMap<>();

    private record Uncommitted(Product product, Batch writer) {}

    /** Begins a batch. Close it after its commit or rollback. */
    Batch batch() {
        return new Batch();
    }

    /** A batch that is decided, for use by one thread. */
    final class Batch implements AutoCloseable {

        private final CountDownLatch end = new CountDownLatch(1);
        private final List<Uncommitted> own = new ArrayList<>();
        private final List<Product> expected = new ArrayList<>();
        private final Set<Batch> dependencies = new HashSet<>();

        private Batch() {}

        /** The products that preceding batches change, as they will be after the commits. This batch then depends on those batches. */
        List<Product> readUncommitted(Collection<Long> productIds) {
            for (Long id : productIds) {
                Uncommitted uncommitted = byProduct.get(id);
                if (uncommitted != null) {
                    expected.add(uncommitted.product);
                    dependencies.add(uncommitted.writer);
                }
            }
            return expected;
        }

        /** Waits until no uncommitted batch changes one of these products. */
        void awaitUncommitted(Collection<Long> productIds) {
            readUncommitted(productIds);
            dependencies.forEach(batch -> batch.awaitEnd(FOREVER));
            dependencies.clear();
            expected.clear();
        }

        /** Lets following batches decide on the stock that this batch will leave. */
        void exposeUncommitted(Collection<Product> changed) {
            for (Product product : changed) {
                Uncommitted uncommitted = new Uncommitted(product, this);
                own.add(uncommitted);
                byProduct.put(product.id(), uncommitted);
            }
        }

        /**
         * Waits until the batches that this one depends on are committed or rolled back.
         *
         * @throws StaleDataException on timeout, because one of those batches may be waiting for a row lock of this batch
         */
        void awaitDependencies(Duration timeout) {
            for (Batch batch : dependencies) {
                if (!batch.awaitEnd(timeout)) {
                    throw new StaleDataException(new IllegalStateException("The preceding batch did not end in time"));
                }
            }
        }

        /** The uncommitted products that this batch has read. They must match the database once its dependencies have ended. */
        List<Product> expected() {
            return expected;
        }

        private boolean awaitEnd(Duration timeout) {
            try {
                return end.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for another batch", stopping);
            }
        }

        @Override
        public void close() {
            own.forEach(uncommitted -> byProduct.remove(uncommitted.product.id(), uncommitted));
            end.countDown();
        }
    }
}
