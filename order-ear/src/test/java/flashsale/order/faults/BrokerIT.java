package flashsale.order.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flashsale.order.faults.Purchase.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@UnderFaults
class BrokerIT {

    private static final int CUSTOMERS = 40;
    private static final int SOME = 100;

    @Test
    void nothingIsLostWhenTheBrokerIsRestarted(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 100).customersCome(CUSTOMERS)) {
            sale.awaitAccepted(SOME);
            system.services().broker().stop();
            system.services().broker().start();
            sale.awaitAccepted(SOME);
            sale.endsWell();
        }
    }

    /** A 202 that was not true would be an order that is never decided. */
    @Test
    void customersGetA503AndNeverAFalse202WhileTheBrokerIsDown(BreakableSystem system) throws Exception {
        try (Sale sale = Sale.open(system, 3, 100).customersCome(CUSTOMERS)) {
            sale.awaitAccepted(SOME);
            system.services().broker().process().orElseThrow().kill();
            long before = refused(sale);
            await("customers to be told").atMost(Duration.ofMinutes(1)).until(() -> refused(sale) >= before + SOME);
            system.services().broker().start();
            sale.awaitAccepted(SOME);
            sale.endsWell();
            assertThat(sale.ledger().with(Answer.UNKNOWN))
                    .as("who was left without a word: %s", sale.ledger().count(Answer.UNKNOWN))
                    .allMatch(purchase -> purchase.traceId() != null);
        }
    }

    @Test
    void operatorsGetA503WhileTheBrokerHangs(BreakableSystem system) throws Exception {
        Storefront storefront = new Storefront(() -> List.of(system.first().http()), new Ledger());
        String operator = system.key().token("operator-1", "operator");
        system.services().broker().process().orElseThrow().pause();
        try {
            for (HttpResponse<String> answer :
                    List.of(storefront.deadLetters(operator), storefront.redrive(operator))) {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
        } finally {
            system.services().broker().process().orElseThrow().resume();
        }
        await("dead letters to be shown again")
                .atMost(Duration.ofMinutes(1))
                .until(() -> storefront.deadLetters(operator).statusCode() == 200);
    }

    /** Before a producer has its id from the broker, it waits for that. */
    @Test
    void aBrokerThatHungWhenTheFirstCustomersCameTakesOrdersAgain(BreakableSystem system) throws Exception {
        system.first().stop();
        system.first().start();
        try (Sale sale = Sale.open(system, 3, 100)) {
            system.services().broker().process().orElseThrow().pause();
            try {
                sale.customersCome(CUSTOMERS);
                await("customers to be told").atMost(Duration.ofMinutes(1)).until(() -> refused(sale) >= SOME);
            } finally {
                system.services().broker().process().orElseThrow().resume();
            }
            sale.awaitAccepted(SOME);
            sale.endsWell();
        }
    }

    private static long refused(Sale sale) {
        return sale.ledger().count(Answer.NOT_PUBLISHED) + sale.ledger().count(Answer.UNKNOWN);
    }
}
