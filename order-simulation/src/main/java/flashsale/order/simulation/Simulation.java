package flashsale.order.simulation;

import flashsale.order.simulation.load.LoadGenerator;
import flashsale.order.simulation.model.Catalog;
import flashsale.order.simulation.model.Catalog.Stock;
import flashsale.order.simulation.model.Members;
import flashsale.order.simulation.model.Promotion;
import flashsale.order.simulation.model.ServiceAddresses;
import flashsale.order.simulation.model.ServiceFault;
import flashsale.order.simulation.model.Tokens;
import flashsale.order.simulation.probe.DatabaseProbe;
import flashsale.order.simulation.probe.DeadLetterProbe;
import flashsale.order.simulation.probe.RedisProbe;
import flashsale.order.simulation.probe.ShopApi;
import flashsale.order.simulation.report.Report;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays a promotion against a running system and checks every promise from outside. */
public final class Simulation {
    private final List<URI> servers;
    private final ServiceAddresses services;
    private final Tokens tokens;
    private final PrintStream progress;

    /**
     * @param servers base addresses of the application's servers, such as {@code http://127.0.0.1:8080}; customers are spread over them
     * @param progress receives a line for each step; the result is only in the report
     * @throws IllegalArgumentException if there is no server
     */
    public Simulation(List<URI> servers, ServiceAddresses services, Tokens tokens, PrintStream progress) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("a simulation needs at least one server");
        }
        this.servers = List.copyOf(servers);
        this.services = services;
        this.tokens = tokens;
        this.progress = progress;
    }

    /**
     * Plays the promotion to its end. Each fault of the system, unreachable services included, is a violation in the report,
     * not an exception. Blocks until one minute after the last response at most, plus the checks. A system can have only one
     * simulation at a time: two would choose the same product ids.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public Report play(Promotion promotion) throws InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        try (DeadLetterProbe deadLetters = new DeadLetterProbe(services.kafka());
                RedisProbe statuses = new RedisProbe(services.redis());
                DatabaseProbe database = new DatabaseProbe(services.jdbc(), services.user(), services.password())) {
            ShopApi shop = new ShopApi(http, servers.get(0));
            Catalog catalog = putOnSale(shop, promotion);
            String run = new BigInteger(50, new SecureRandom()).toString(Character.MAX_RADIX);
            Members members = Members.ofRun(run, promotion.customers(), tokens);
            Inspection inspection = run(promotion, catalog, members);
            progress.println("Checking the results by HTTP, Redis, SQL and Kafka");
            inspection.responses(promotion);
            inspection.orders(shop);
            inspection.statuses(statuses);
            inspection.decisions(database);
            inspection.stock(shop, database);
            inspection.deadLetters(deadLetters);
            return inspection.report();
        } catch (ServiceFault fault) {
            return Report.notStarted(fault.getMessage());
        }
    }

    private Inspection run(Promotion promotion, Catalog catalog, Members members)
            throws ServiceFault, InterruptedException {
        try (LoadGenerator generator = new LoadGenerator(promotion, servers, catalog, members, progress)) {
            progress.printf("%,d customers open the page of product %d%n", promotion.customers(), catalog.firstId());
            List<String> closedPages = generator.openPages(catalog.firstId());
            progress.printf("The sale opens: %,d orders%n", promotion.orders());
            return new Inspection(catalog, members, generator.run(), closedPages);
        }
    }

    private Catalog putOnSale(ShopApi shop, Promotion promotion) throws ServiceFault, InterruptedException {
        String operator = tokens.token("simulation-operator", "operator");
        long firstId = shop.unusedId();
        progress.printf("Creating %d products with %,d units each%n", promotion.products(), promotion.stock());
        List<Stock> initial = new ArrayList<>();
        for (int i = 0; i < promotion.products(); i++) {
            initial.add(shop.create(firstId + i, promotion.stock(), operator));
        }
        return new Catalog(firstId, initial);
    }
}
