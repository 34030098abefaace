package flashsale.order.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.Purchase.Answer;
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
 * counts the stock. {@link #endsWell} is the whole check.
 */
final class Sale implements AutoCloseable {

    private static final AtomicLong NEXT_PRODUCT = new AtomicLong(System.currentTimeMillis());
    private static final AtomicInteger NEXT_SALE = new AtomicInteger(1);
    private static final int MEMBERS = 100;
    private static final int ASKING_PER_SECOND = 25;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private final BreakableSystem system;
    private final Ledger ledger = new Ledger();
    private final Storefront storefront;
    private final List<Long> products;
    private final List<Member> members;
    private final OrderTopic topic;
    private final Books books;
    private final StatusWatch statuses;
    private final StockWatch stock;
    private final List<Customers> crowd = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private Sale(BreakableSystem system, List<Long> products, int firstStock) {
        String prefix = "s" + NEXT_SALE.getAndIncrement() + "-"
                + ProcessHandle.current().pid() + "-";
        this.system = system;
        this.products = products;
        this.storefront = new Storefront(system::doors, ledger);
        this.topic = new OrderTopic(system.services().kafka());
        this.members = IntStream.range(0, MEMBERS)
                .mapToObj(number -> prefix + number)
                .map(id -> new Member(id, system.key().token(id, "customer")))
                .toList();
        this.books = new Books(system, prefix, products);
        this.statuses = new StatusWatch(storefront, ledger);
        this.stock = new StockWatch(books, firstStock, ledger);
    }

    /** Puts products on sale. Nobody comes yet. */
    static Sale open(BreakableSystem system, int products, int stock) throws Exception {
        List<Long> ids = LongStream.range(0, products)
                .map(each -> NEXT_PRODUCT.getAndIncrement())
                .boxed()
                .toList();
        Storefront storefront = new Storefront(() -> List.of(system.first().http()), new Ledger());
        String operator = system.key().token("operator-1", "operator");
        for (long id : ids) {
            storefront.newProduct(id, stock, operator);
        }
        return new Sale(system, ids, stock);
    }

    /** Lets customers come from now on, and others ask for what was accepted. */
    Sale customersCome(int perSecond) {
        crowd.add(new Customers(perSecond, ledger, () -> storefront.order(nextPurchase())));
        crowd.add(new Customers(ASKING_PER_SECOND, ledger, statuses::askForAny));
        return this;
    }

    /** Lets a customer send an order to every instance at the same moment, under one key; returns when all have answered. */
    void orderEverywhere() {
        storefront.orderEverywhere(nextPurchase()).join();
    }

    /** Lets a customer send an order under a key. */
    HttpResponse<String> orderUnder(String key, Purchase purchase) {
        if (purchase.answer() == Answer.NONE_YET) {
            ledger.add(purchase);
        }
        return storefront.orderUnder(key, purchase);
    }

    /** Puts so many requests on the topic at once, as the application would have done for so many customers. */
    void backlog(int requests) throws Exception {
        backlog(IntStream.range(0, requests).mapToObj(each -> nextPurchase()).toList());
    }

    /** Puts these on the topic at once. */
    void backlog(List<Purchase> purchases) throws Exception {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Purchase purchase : purchases) {
            String id = idFor(purchase);
            records.add(record(purchase, id));
            purchase.answered(Answer.ACCEPTED, id);
        }
        topic.publish(records);
        purchases.forEach(ledger::add);
    }

    /** Returns an id as the application would give it. */
    String idFor(Purchase purchase) {
        return system.traceIds().issue(purchase.member().id()).toString();
    }

    /** Returns a request that nobody knows of. */
    Purchase unpublished() {
        return new Purchase(members.get(0), Map.of(products.get(0), 1));
    }

    /** The record of a request as the application publishes it. */
    static ProducerRecord<String, byte[]> record(Purchase purchase, String id) {
        long key = purchase.items().keySet().stream().min(Long::compare).orElseThrow();
        return new ProducerRecord<>(
                OrderTopic.NAME, Long.toString(key), purchase.record(id).getBytes(UTF_8));
    }

    /** One product or two neighbours, which are in different partitions as a rule. */
    Purchase nextPurchase() {
        int number = next.getAndIncrement();
        Member member = members.get(number % members.size());
        long product = products.get(number % products.size());
        long other = products.get((number + 1) % products.size());
        return new Purchase(
                member, number % 3 == 0 && other != product ? Map.of(product, 1, other, 2) : Map.of(product, 1));
    }

    void awaitDecided(long decisions) {
        await(decisions + " decisions").atMost(LONG_ENOUGH).until(() -> books.decided() >= decisions);
    }

    /** Waits for so many more 202. */
    void awaitAccepted(long more) {
        long enough = ledger.count(Answer.ACCEPTED) + more;
        await(more + " more accepted")
                .atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(ledger.count(Answer.ACCEPTED))
                        .as("accepted, of %s", ledger)
                        .isGreaterThanOrEqualTo(enough));
    }

    /** Lets no more customers come, waits until nothing is left to do, and compares everything with everything. */
    void endsWell() throws Exception {
        awaitNothingLeft();
        new Reckoning(books, ledger, statuses).compare();
        stock.look();
        assertThat(ledger.breaches()).isEmpty();
        assertThat(ledger.count(Answer.ACCEPTED)).isPositive();
        assertThat(stock.looks()).isGreaterThan(1);
    }

    void awaitNothingLeft() {
        customersGo();
        await("nothing left to decide")
                .atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> topic.lag() == 0);
    }

    void customersGo() {
        for (Customers some : crowd) {
            some.stop();
        }
    }

    Ledger ledger() {
        return ledger;
    }

    Books books() {
        return books;
    }

    OrderTopic topic() {
        return topic;
    }

    List<Long> products() {
        return products;
    }

    @Override
    public void close() {
        customersGo();
        stock.stop();
    }
}
