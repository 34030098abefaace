package flashsale.order.application;

import flashsale.order.application.port.UnitOfWork;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** All or nothing on the in-memory ports; loses the optimistic lock, just before the commit, when told to. */
public final class InMemoryUnitOfWork implements UnitOfWork {

    private final InMemoryProducts products;
    private final InMemoryOrders orders;
    private final Deque<Runnable> rivals = new ArrayDeque<>();
    private BooleanSupplier contended = () -> false;
    private int runs;

    public InMemoryUnitOfWork(InMemoryProducts products, InMemoryOrders orders) {
        this.products = products;
        this.orders = orders;
    }

    public void lose(int times) {
        for (int i = 0; i < times; i++) {
            loseTo(() -> {});
        }
    }

    /** Loses once to a rival, whose change stands afterwards. */
    public void loseTo(Runnable rival) {
        rivals.add(rival);
    }

    /** Loses each time that this holds for what would be committed. */
    public void loseWhenever(BooleanSupplier condition) {
        contended = condition;
    }

    public int runs() {
        return runs;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        runs++;
        Runnable undoProducts = products.savepoint();
        Runnable undoOrders = orders.savepoint();
        try {
            T result = work.get();
            loseIfTold();
            return result;
        } catch (RuntimeException fault) {
            undoProducts.run();
            undoOrders.run();
            if (!rivals.isEmpty()) {
                rivals.remove().run();
            }
            throw fault;
        }
    }

    private void loseIfTold() {
        if (!rivals.isEmpty() || contended.getAsBoolean()) {
            throw new StaleDataException(new IllegalStateException("Told to lose"));
        }
    }
}
