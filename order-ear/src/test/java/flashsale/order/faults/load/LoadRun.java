package flashsale.order.faults.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.check.ConsistencyCheck;
import flashsale.order.faults.check.OrderDatabase;
import flashsale.order.faults.check.OrderTopic;
import flashsale.order.faults.check.StatusMonitor;
import flashsale.order.faults.check.StockMonitor;
import flashsale.order.faults.client.ClientHistory;
import flashsale.order.faults.client.CustomerOrder;
import flashsale.order.faults.client.CustomerOrder.Result;
import flashsale.order.faults.client.OrderClient;
import flashsale.order.faults.fixture.BreakableSystem;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A load run during which a test injects faults. It has products of its own, customers who order and poll at a constant rate, and a
 * monitor of the stock. {@link #assertConsistent} compares everything at the end.
 */
public final class LoadRun implements AutoCloseable {

    private static final AtomicLong NEXT_PRODUCT = new AtomicLong(System.currentTimeMillis());
    private static final AtomicInteger NEXT_RUN = new AtomicInteger(1);
    private static final int POLLS_PER_SECOND = 25;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final BreakableSystem system;
    private final ClientHistory history = new ClientHistory();
    private final OrderClient client;
    private final List<Long> products;
    private final OrderGenerator orders;
    private final OrderTopic topic;
    private final OrderDatabase database;
    private final StatusMonitor statusMonitor;
    private final StockMonitor stock;
    private final List<SteadyLoad> loads = new ArrayList<>();

    private LoadRun(BreakableSystem system, List<Long> products, int initialStock) {
        String prefix =
                "s" + NEXT_RUN.getAndIncrement() + "-" + ProcessHandle.current().pid() + "-";
        this.system = system;
        this.products = products;
        this.client = new OrderClient(system::entryPoints, history);
        this.topic = new OrderTopic(system.services().kafka());
        this.orders = new OrderGenerator(system, prefix, products);
        this.database = new OrderDatabase(system, prefix, products);
        this.statusMonitor = new StatusMonitor(client, history);
        this.stock = new StockMonitor(database, initialStock, history);
    }

    /** Creates the products and starts the stock monitor, without customers yet. */
    public static LoadRun start(BreakableSystem system, int products, int stock) throws Exception {
        List<Long> ids = LongStream.range(0, products)
                .map(each -> NEXT_PRODUCT.getAndIncrement())
                .boxed()
                .toList();
        OrderClient client = new OrderClient(() -> List.of(system.first().http()), new ClientHistory());
        String operator = system.key().token("operator-1", "operator");
        for (long id : ids) {
            client.createProduct(id, stock, operator);
        }
        return new LoadRun(system, ids, stock);
    }

    /** Starts customers who order at this rate, and others who poll the statuses of accepted orders. */
    public LoadRun withCustomers(int perSecond) {
        loads.add(new SteadyLoad(perSecond, history, () -> client.order(orders.next())));
        loads.add(new SteadyLoad(POLLS_PER_SECOND, history, statusMonitor::pollAny));
        return this;
    }

    /** Sends one order to every instance at once with one idempotency key and returns when all have answered. */
    public void orderAtEveryInstance() {
        client.orderAtEveryInstance(orders.next()).join();
    }

    /** Sends an order with an idempotency key. */
    public HttpResponse<String> orderWithKey(String key, CustomerOrder order) {
        if (order.result() == Result.PENDING) {
            history.add(order);
        }
        return client.orderWithKey(key, order);
    }

    /** Publishes this many accepted requests at once, as the application would do for a rush of customers. */
    public void publishBacklog(int requests) throws Exception {
        publishBacklog(
                IntStream.range(0, requests).mapToObj(each -> orders.next()).toList());
    }

    /** Publishes these orders at once. */
    public void publishBacklog(List<CustomerOrder> backlog) throws Exception {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (CustomerOrder order : backlog) {
            String id = issueTraceId(order);
            records.add(OrderTopic.record(order, id));
            order.complete(Result.ACCEPTED, id);
        }
        topic.publish(records);
        backlog.forEach(history::add);
    }

    /** Issues a trace id as the application does. */
    public String issueTraceId(CustomerOrder order) {
        return system.traceIds().issue(order.member().id()).toString();
    }

    public void awaitDecided(long decisions) {
        await(decisions + " decisions").atMost(TIMEOUT).until(() -> database.decisionCount() >= decisions);
    }

    /** Waits for this many more accepted orders. */
    public void awaitAccepted(long more) {
        long enough = history.count(Result.ACCEPTED) + more;
        await(more + " more accepted orders")
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(history.count(Result.ACCEPTED))
                        .as("accepted orders in %s", history)
                        .isGreaterThanOrEqualTo(enough));
    }

    /** Stops the customers, waits until the topic is drained, and asserts that no promise was violated. */
    public void assertConsistent() throws Exception {
        awaitDrained();
        new ConsistencyCheck(database, history, statusMonitor).compare();
        stock.check();
        assertThat(history.violations()).isEmpty();
        assertThat(history.count(Result.ACCEPTED)).isPositive();
        assertThat(stock.checkCount()).isGreaterThan(1);
    }

    /** Asserts that the owners of orders with an unknown result learn it, and that some of these orders were not received. */
    public void assertThatUncertainOrdersEnd() throws Exception {
        List<CustomerOrder> uncertain = history.withResult(Result.UNKNOWN).stream()
                .filter(order -> order.traceId() != null)
                .toList();
        assertThat(uncertain).isNotEmpty();
        await("all uncertain orders to have a final status")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> uncertain.stream().allMatch(statusMonitor::hasFinalStatus));
        assertConsistent();
        assertThat(database.decisions().values())
                .filteredOn(decision -> "NOT_RECEIVED".equals(decision.reason()))
                .isNotEmpty();
    }

    public void awaitDrained() {
        stopCustomers();
        await("the topic to be drained")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> topic.lag() == 0);
    }

    public void stopCustomers() {
        loads.forEach(SteadyLoad::stop);
    }

    public OrderGenerator orders() {
        return orders;
    }

    public ClientHistory history() {
        return history;
    }

    public OrderDatabase database() {
        return database;
    }

    public OrderTopic topic() {
        return topic;
    }

    public List<Long> products() {
        return products;
    }

    @Override
    public void close() {
        stopCustomers();
        stock.stop();
    }
}
