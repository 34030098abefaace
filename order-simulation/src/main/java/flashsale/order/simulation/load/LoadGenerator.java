package flashsale.order.simulation.load;

import flashsale.order.simulation.http.EventLoop;
import flashsale.order.simulation.http.HttpConnection;
import flashsale.order.simulation.http.RequestEncoder;
import flashsale.order.simulation.model.Catalog;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.LoadResult;
import flashsale.order.simulation.model.Members;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.model.ViolationSamples;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All customers of a promotion: they gather at a product page, then order at the same moment. */
public final class LoadGenerator implements AutoCloseable {
    private static final Duration GATHERING = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);

    private final EventLoop eventLoop = new EventLoop();
    private final List<Customer> customers = new ArrayList<>();
    private final OrderTracker orderTracker;
    private final PrintStream progress;

    public LoadGenerator(Promotion promotion, List<URI> servers, Catalog catalog, Members members, PrintStream progress)
            throws ServiceFault {
        this.progress = progress;
        this.orderTracker = new OrderTracker(promotion.orders());
        for (int i = 0; i < promotion.customers(); i++) {
            URI server = servers.get(i % servers.size());
            RequestEncoder calls = new RequestEncoder(server, members.token(i));
            byte[] order = calls.post(Contract.ORDERS, catalog.order(members.name(i)));
            customers.add(
                    new Customer(i, eventLoop, new HttpConnection(eventLoop, server), calls, order, orderTracker));
        }
    }

    /** Each customer opens the page of a product, and with it a line; what went wrong with it is a violation. */
    public List<String> gather(long productId) throws InterruptedException {
        List<CompletableFuture<String>> pages =
                customers.stream().map(customer -> customer.look(productId)).toList();
        await(pages);
        ViolationSamples closed = new ViolationSamples("Customers who could not open the product page");
        pages.stream()
                .map(page -> page.getNow("no answer in time"))
                .filter(flaw -> !flaw.isEmpty())
                .forEach(closed::add);
        List<String> violations = new ArrayList<>();
        closed.into(violations);
        return violations;
    }

    /** Sends all orders and waits for the end of each, until nothing has come back for a minute. */
    public LoadResult rush() throws InterruptedException {
        long cameBack = 0;
        long lastCame = System.nanoTime();
        eventLoop.execute(() -> {
            orderTracker.open();
            customers.forEach(Customer::go);
        });
        while (!orderTracker.awaitAll(BETWEEN_REPORTS) && System.nanoTime() - lastCame < SILENCE.toNanos()) {
            if (orderTracker.cameBack() > cameBack) {
                cameBack = orderTracker.cameBack();
                lastCame = System.nanoTime();
            }
            progress.println("  " + orderTracker.progress());
        }
        return orderTracker.close();
    }

    private static void await(List<CompletableFuture<String>> all) throws InterruptedException {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                    .get(GATHERING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException seenInEachOfThem) {
            return;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    public void close() {
        eventLoop.close();
    }
}
