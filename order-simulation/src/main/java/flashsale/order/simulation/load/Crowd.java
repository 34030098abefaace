package flashsale.order.simulation.load;

import flashsale.order.simulation.http.Line;
import flashsale.order.simulation.http.Loop;
import flashsale.order.simulation.http.OrderCalls;
import flashsale.order.simulation.model.Cases;
import flashsale.order.simulation.model.Contract;
import flashsale.order.simulation.model.Goods;
import flashsale.order.simulation.model.Members;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.model.Rush;
import flashsale.order.simulation.model.ServiceFault;
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
public final class Crowd implements AutoCloseable {
    private static final Duration GATHERING = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);

    private final Loop loop = new Loop();
    private final List<Customer> customers = new ArrayList<>();
    private final Desk desk;
    private final PrintStream progress;

    public Crowd(Promotion promotion, List<URI> servers, Goods goods, Members members, PrintStream progress)
            throws ServiceFault {
        this.progress = progress;
        this.desk = new Desk(promotion.orders());
        for (int i = 0; i < promotion.customers(); i++) {
            URI server = servers.get(i % servers.size());
            OrderCalls calls = new OrderCalls(server, members.token(i));
            byte[] order = calls.post(Contract.ORDERS, goods.order(members.name(i)));
            customers.add(new Customer(i, loop, new Line(loop, server), calls, order, desk));
        }
    }

    /** Each customer opens the page of a product, and with it a line; what went wrong with it is a violation. */
    public List<String> gather(long productId) throws InterruptedException {
        List<CompletableFuture<String>> pages =
                customers.stream().map(customer -> customer.look(productId)).toList();
        await(pages);
        Cases closed = new Cases("Customers who could not open the product page");
        pages.stream()
                .map(page -> page.getNow("no answer in time"))
                .filter(flaw -> !flaw.isEmpty())
                .forEach(closed::add);
        List<String> violations = new ArrayList<>();
        closed.into(violations);
        return violations;
    }

    /** Sends all orders and waits for the end of each, until nothing has come back for a minute. */
    public Rush rush() throws InterruptedException {
        long cameBack = 0;
        long lastCame = System.nanoTime();
        loop.execute(() -> {
            desk.open();
            customers.forEach(Customer::go);
        });
        while (!desk.awaitAll(BETWEEN_REPORTS) && System.nanoTime() - lastCame < SILENCE.toNanos()) {
            if (desk.cameBack() > cameBack) {
                cameBack = desk.cameBack();
                lastCame = System.nanoTime();
            }
            progress.println("  " + desk.progress());
        }
        return desk.close();
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
        loop.close();
    }
}
