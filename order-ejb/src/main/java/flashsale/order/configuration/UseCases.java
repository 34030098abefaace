package flashsale.order.configuration;

import flashsale.order.application.catalog.PatchProduct;
import flashsale.order.application.catalog.PutProduct;
import flashsale.order.application.catalog.RestockProduct;
import flashsale.order.application.deadletter.RedriveDeadLetters;
import flashsale.order.application.deadletter.RequeueRequests;
import flashsale.order.application.decide.AnnounceDecisions;
import flashsale.order.application.decide.DecideOrders;
import flashsale.order.application.execution.BlockingExecutor;
import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.execution.TimeLimiter;
import flashsale.order.application.identity.RequestDigests;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.place.PlaceOrder;
import flashsale.order.application.place.PriorRequestLookup;
import flashsale.order.application.place.SaleCatalog;
import flashsale.order.application.port.ArrivalWindow;
import flashsale.order.application.port.DeadLetters;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.OrderRequestPublisher;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.Products;
import flashsale.order.application.port.Redrives;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.application.port.WebSettings;
import flashsale.order.application.track.DecisionWaiters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Produces the use cases as beans. They are plain classes of the domain module, which has no annotations. */
@ApplicationScoped
public class UseCases {

    @Produces
    @Singleton
    Settings settings() {
        Config config = ConfigProvider.getConfig();
        return Settings.from(key -> config.getOptionalValue(key, String.class));
    }

    /** For the web module, which does not depend on this one. */
    @Produces
    @Singleton
    WebSettings webSettings(Settings settings) {
        return settings.web();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Executor answers(ApplicationThreads threads) {
        return threads.answers();
    }

    @Produces
    @Singleton
    BlockingExecutor changes(ApplicationThreads threads) {
        return threads.changes()::execute;
    }

    @Produces
    @Singleton
    Scheduler scheduler(ApplicationThreads threads) {
        return threads.scheduler();
    }

    @Produces
    @Singleton
    TraceIds traceIds(Settings settings, Clock clock) {
        return new TraceIds(settings.secretBytes(), clock);
    }

    @Produces
    @Singleton
    RequestDigests requestDigests(Settings settings) {
        return new RequestDigests(settings.secretBytes());
    }

    @Produces
    @Singleton
    PriorRequestLookup priorRequestLookup(Orders orders, ApplicationThreads threads, Scheduler scheduler) {
        return new PriorRequestLookup(
                orders, new TimeLimiter(PriorRequestLookup.TIMEOUT, threads.lookups(), threads.answers(), scheduler));
    }

    @Produces
    @Singleton
    TimeLimiter pages(Settings settings, ApplicationThreads threads, Scheduler scheduler) {
        return new TimeLimiter(settings.lookupTimeout(), threads.pages(), threads.answers(), scheduler);
    }

    @Produces
    @Singleton
    SaleCatalog saleCatalog(Products products, Settings settings, OrderMetrics orderMetrics) {
        return new SaleCatalog(products, settings.refusesSoldOut(), orderMetrics);
    }

    @Produces
    @Singleton
    PlaceOrder placeOrder(
            SaleCatalog catalog,
            TraceIds traceIds,
            RequestDigests digests,
            OrderStatuses statuses,
            PriorRequestLookup priorRequests,
            OrderRequestPublisher requests,
            ArrivalWindow arrivalWindow,
            Clock clock) {
        return new PlaceOrder(catalog, traceIds, digests, statuses, priorRequests, requests, arrivalWindow, clock);
    }

    @Produces
    @Singleton
    DecideOrders decideOrders(
            UnitOfWork unitOfWork,
            Products products,
            Orders orders,
            Settings settings,
            Clock clock,
            OrderMetrics orderMetrics) {
        return new DecideOrders(unitOfWork, products, orders, settings.retry(), clock, orderMetrics);
    }

    @Produces
    @Singleton
    AnnounceDecisions announceDecisions(OrderStatuses statuses, DecisionWaiters waiters) {
        return new AnnounceDecisions(statuses, waiters);
    }

    @Produces
    @Singleton
    ArrivalWindow arrivalWindow(Settings settings) {
        return new ArrivalWindow(settings.publishTimeout(), settings.clockDifference());
    }

    @Produces
    @Singleton
    RequeueRequests requeueRequests(
            Orders orders, OrderStatuses statuses, OrderRequestPublisher requests, UnitOfWork unitOfWork, Clock clock) {
        return new RequeueRequests(orders, statuses, requests, unitOfWork, clock);
    }

    @Produces
    @Singleton
    RedriveDeadLetters redriveDeadLetters(
            DeadLetters deadLetters, Orders orders, RequeueRequests requeueRequests, Redrives redrives, Clock clock) {
        return new RedriveDeadLetters(
                deadLetters,
                orders,
                requeueRequests,
                redrives,
                duration -> LockSupport.parkNanos(duration.toNanos()),
                clock);
    }

    @Produces
    @Singleton
    PutProduct putProduct(UnitOfWork unitOfWork, Products products) {
        return new PutProduct(unitOfWork, products);
    }

    @Produces
    @Singleton
    PatchProduct patchProduct(UnitOfWork unitOfWork, Products products) {
        return new PatchProduct(unitOfWork, products);
    }

    @Produces
    @Singleton
    RestockProduct restockProduct(UnitOfWork unitOfWork, Products products) {
        return new RestockProduct(unitOfWork, products);
    }
}
