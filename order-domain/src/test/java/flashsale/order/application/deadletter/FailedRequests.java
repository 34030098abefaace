package flashsale.order.application.deadletter;

import static flashsale.order.domain.Requests.product;
import static flashsale.order.domain.Requests.requestFor;

import flashsale.order.application.fixture.InMemoryDeadLetters;
import flashsale.order.application.fixture.InMemoryOrderTopic;
import flashsale.order.application.fixture.InMemoryRedrives;
import flashsale.order.application.fixture.InMemoryStatuses;
import flashsale.order.application.fixture.Sale;
import flashsale.order.domain.OrderRequest;
import flashsale.order.domain.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sale without stock, its failed requests and a redrive of them. */
abstract class FailedRequests {

    final Sale sale = Sale.of(product(1, 0));
    final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    final InMemoryStatuses statuses = new InMemoryStatuses();
    final InMemoryOrderTopic queue = new InMemoryOrderTopic();
    final InMemoryRedrives redrives = new InMemoryRedrives();
    final List<Duration> pauses = new ArrayList<>();
    final RedriveDeadLetters redrive = new RedriveDeadLetters(
            deadLetters,
            sale.orders,
            new RequeueRequests(sale.orders, statuses, queue, sale.unitOfWork, sale.clock),
            redrives,
            pauses::add,
            sale.clock);

    OrderRequest failedRequest() {
        return failed(requestFor(1));
    }

    OrderRequest failed(OrderRequest request) {
        sale.decide(request);
        deadLetters.add(request, Reason.OUT_OF_STOCK, sale.clock.instant());
        sale.clock.moveOn(Duration.ofSeconds(1));
        return request;
    }
}
