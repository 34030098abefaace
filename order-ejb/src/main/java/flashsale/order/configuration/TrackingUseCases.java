package flashsale.order.configuration;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.execution.TimeLimiter;
import flashsale.order.application.identity.TraceIds;
import flashsale.order.application.port.ArrivalWindow;
import flashsale.order.application.port.OrderMetrics;
import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.Orders;
import flashsale.order.application.port.QueueOffsets;
import flashsale.order.application.port.Redrives;
import flashsale.order.application.port.UnitOfWork;
import flashsale.order.application.track.AwaitDecision;
import flashsale.order.application.track.DecisionWaiters;
import flashsale.order.application.track.EndUnreceived;
import flashsale.order.application.track.FindOrder;
import flashsale.order.application.track.FollowOrder;
import flashsale.order.application.track.ListOrders;
import flashsale.order.application.track.OrderCursors;
import flashsale.order.application.track.QueueProgress;
import flashsale.order.application.track.ReconcileWaiting;
import flashsale.order.application.track.RedriveHorizon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Produces the use cases that tell customers what became of their requests; {@link UseCases} produces the others. */
@ApplicationScoped
public class TrackingUseCases {

    @Produces
    @Singleton
    DecisionWaiters decisionWaiters(Settings settings) {
        return new DecisionWaiters(settings.waitingClients());
    }

    @Produces
    @Singleton
    RedriveHorizon redriveHorizon(Redrives redrives) {
        return new RedriveHorizon(redrives, System::nanoTime);
    }

    @Produces
    @Singleton
    QueueProgress queueProgress(QueueOffsets offsets, Clock clock) {
        return new QueueProgress(offsets, clock);
    }

    @Produces
    @Singleton
    EndUnreceived endUnreceived(
            TraceIds traceIds,
            ArrivalWindow arrivalWindow,
            QueueProgress progress,
            Orders orders,
            UnitOfWork unitOfWork,
            OrderMetrics orderMetrics,
            Clock clock) {
        return new EndUnreceived(traceIds, arrivalWindow, progress, orders, unitOfWork, orderMetrics, clock);
    }

    @Produces
    @Singleton
    FindOrder findOrder(
            TraceIds traceIds,
            OrderStatuses statuses,
            Orders orders,
            RedriveHorizon redriveHorizon,
            EndUnreceived endUnreceived,
            TimeLimiter pages,
            Clock clock) {
        return new FindOrder(traceIds, statuses, orders, redriveHorizon, endUnreceived, pages, clock);
    }

    @Produces
    @Singleton
    FollowOrder followOrder(FindOrder findOrder, DecisionWaiters waiters, Executor answers) {
        return new FollowOrder(findOrder, waiters, answers);
    }

    @Produces
    @Singleton
    AwaitDecision awaitDecision(FindOrder findOrder, FollowOrder followOrder, Executor answers, Scheduler scheduler) {
        return new AwaitDecision(findOrder, followOrder, answers, scheduler);
    }

    @Produces
    @Singleton
    ListOrders listOrders(Orders orders, Settings settings) {
        return new ListOrders(orders, new OrderCursors(settings.secretBytes()));
    }

    @Produces
    @Singleton
    ReconcileWaiting reconcileWaiting(DecisionWaiters waiters, Orders orders, EndUnreceived endUnreceived) {
        return new ReconcileWaiting(waiters, orders, endUnreceived);
    }
}
