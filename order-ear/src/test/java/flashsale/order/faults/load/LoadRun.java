package flashsale.order.faults.load;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import flashsale.order.faults.client.Member;
import flashsale.order.faults.client.OrderClient;
import flashsale.order.faults.fixture.BreakableSystem;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A sale while something breaks: products of its own, customers who come on, others who ask for their status, and someone who
 * counts the stock. {@link #assertConsistent} is the whole check.
 */
public final class LoadRun implements AutoCloseable {

    private static final AtomicLong NEXT_PRODUCT = new AtomicLong(System.currentTimeMillis());
    private static final AtomicInteger NEXT_SALE = new AtomicInteger(1);
    private static final int MEMBERS = 100;
    private static final int ASKING_PER_SECOND = 25;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private final BreakableSystem system;
    private final ClientHistory history = new ClientHistory();
    private final OrderClient client;
    private final List<Long> products;
    private final List<Member> members;
    private final OrderTopic topic;
    private final OrderDatabase database;
    private final StatusMonitor statuses;
    private final StockMonitor stock;
    private final List<SteadyLoad> crowd = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private LoadRun(BreakableSystem system, List<Long> products, int firstStock) {
        String prefix = "s" + NEXT_SALE.getAndIncrement() + "-"
                + ProcessHandle.current().pid() + "-";
        this.system = system;
        this.products = products;
        this.client = new OrderClient(system::entryPoints, history);
        this.topic = new OrderTopic(system.services().kafka());
        this.members = IntStream.range(0, MEMBERS)
                .mapToObj(number -> prefix + number)
                .map(id -> new Member(id, system.key().token(id, "customer")))
                .toList();
        this.database = new OrderDatabase(system, prefix, products);
        this.statuses = new StatusMonitor(client, history);
        this.stock = new StockMonitor(database, firstStock, history);
    }

    /** Puts products on sale. Nobody comes yet. */
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

    /** Lets customers come from now on, and others ask for what was accepted. */
    public LoadRun withCustomers(int perSecond) {
        crowd.add(new SteadyLoad(perSecond, history, () -> client.order(nextOrder())));
        crowd.add(new SteadyLoad(ASKING_PER_SECOND, history, statuses::pollAny));
        return this;
    }

    /** Lets a customer send an order to every instance at the same moment, under one key; returns when all have answered. */
    public void orderAtEveryInstance() {
        client.orderAtEveryInstance(nextOrder()).join();
    }

    /** Lets a customer send an order under a key. */
    public HttpResponse<String> orderWithKey(String key, CustomerOrder order) {
        if (order.result() == Result.PENDING) {
            history.add(order);
        }
        return client.orderWithKey(key, order);
    }

    /** Puts so many requests on the topic at once, as the application would have done for so many customers. */
    public void publishBacklog(int requests) throws Exception {
        publishBacklog(
                IntStream.range(0, requests).mapToObj(each -> nextOrder()).toList());
    }

    /** Puts these on the topic at once. */
    public void publishBacklog(List<CustomerOrder> orders) throws Exception {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (CustomerOrder order : orders) {
            String id = issueTraceId(order);
            records.add(record(order, id));
            order.complete(Result.ACCEPTED, id);
        }
        topic.publish(records);
        orders.forEach(history::add);
    }

    /** Returns an id as the application would give it. */
    public String issueTraceId(CustomerOrder order) {
        return system.traceIds().issue(order.member().id()).toString();
    }

    /** Returns a request that nobody knows of. */
    public CustomerOrder unpublishedOrder() {
        return new CustomerOrder(members.get(0), Map.of(products.get(0), 1));
    }

    /** The record of a request as the application publishes it. */
    public static ProducerRecord<String, byte[]> record(CustomerOrder order, String id) {
        long key = order.items().keySet().stream().min(Long::compare).orElseThrow();
        return new ProducerRecord<>(
                OrderTopic.NAME, Long.toString(key), order.recordValue(id).getBytes(UTF_8));
    }

    /** One product or two neighbours, which are in different partitions as a rule. */
    public CustomerOrder nextOrder() {
        int number = next.getAndIncrement();
        Member member = members.get(number % members.size());
        long product = products.get(number % products.size());
        long other = products.get((number + 1) % products.size());
        return new CustomerOrder(
                member, number % 3 == 0 && other != product ? Map.of(product, 1, other, 2) : Map.of(product, 1));
    }

    public void awaitDecided(long decisions) {
        await(decisions + " decisions").atMost(LONG_ENOUGH).until(() -> database.decisionCount() >= decisions);
    }

    /** Waits for so many more 202. */
    public void awaitAccepted(long more) {
        long enough = history.count(Result.ACCEPTED) + more;
        await(more + " more accepted")
                .atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(history.count(Result.ACCEPTED))
                        .as("accepted, of %s", history)
                        .isGreaterThanOrEqualTo(enough));
    }

    /** Lets no more customers come, waits until nothing is left to do, and compares everything with everything. */
    public void assertConsistent() throws Exception {
        awaitDrained();
        new ConsistencyCheck(database, history, statuses).compare();
        stock.check();
        assertThat(history.violations()).isEmpty();
        assertThat(history.count(Result.ACCEPTED)).isPositive();
        assertThat(stock.checkCount()).isGreaterThan(1);
    }

    public void awaitDrained() {
        stopCustomers();
        await("nothing left to decide")
                .atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> topic.lag() == 0);
    }

    public void stopCustomers() {
        for (SteadyLoad some : crowd) {
            some.stop();
        }
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
