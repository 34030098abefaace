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

/** Load generator: each customer of a promotion opens a product page, then all order at the same moment. */
public final class LoadGenerator implements AutoCloseable {
    private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(2);

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
            RequestEncoder requests = new RequestEncoder(server, members.token(i));
            byte[] order = requests.post(Contract.ORDERS, catalog.order(members.name(i)));
            customers.add(
                    new Customer(i, eventLoop, new HttpConnection(eventLoop, server), requests, order, orderTracker));
        }
    }

    /** Opens a product page for each customer, which connects all customers. Returns a violation if a page fails. */
    public List<String> openPages(long productId) throws InterruptedException {
        List<CompletableFuture<String>> pages =
                customers.stream().map(customer -> customer.openPage(productId)).toList();
        await(pages);
        ViolationSamples failures = new ViolationSamples("Customers who could not open the product page");
        pages.stream()
                .map(page -> page.getNow("no response in time"))
                .filter(flaw -> !flaw.isEmpty())
                .forEach(failures::add);
        List<String> violations = new ArrayList<>();
        failures.addTo(violations);
        return violations;
    }

    /** Sends all orders and waits for their final statuses; gives up when no response has arrived for a minute. */
    public LoadResult run() throws InterruptedException {
        long responses = 0;
        long lastResponse = System.nanoTime();
        eventLoop.execute(() -> {
            orderTracker.open();
            customers.forEach(Customer::sendNext);
        });
        while (!orderTracker.awaitAll(REPORT_INTERVAL)
                && System.nanoTime() - lastResponse < RESPONSE_TIMEOUT.toNanos()) {
            if (orderTracker.responses() > responses) {
                responses = orderTracker.responses();
                lastResponse = System.nanoTime();
            }
            progress.println("  " + orderTracker.progress());
        }
        return orderTracker.close();
    }

    private static void await(List<CompletableFuture<String>> all) throws InterruptedException {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                    .get(PAGE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException eachPageReportsIt) {
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
