package flashsale.order.application.track;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.fail;

import flashsale.order.application.fixture.Desk;
import flashsale.order.application.fixture.RealScheduler;
import flashsale.order.application.port.DependencyTimeoutException;
import flashsale.order.application.port.OrderView;
import flashsale.order.domain.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers are looked up on the waking thread here, so that they are there when the waking returns. */
class AwaitDecisionTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Desk desk = new Desk();
    private final AwaitDecision awaitDecision =
            new AwaitDecision(desk.findOrder, desk.followOrder, Runnable::run, new RealScheduler());

    @AfterEach
    void nobodyIsLeftWaiting() {
        assertThat(desk.watch.waitedFor()).isEmpty();
    }

    @Test
    void whatIsDecidedIsAnsweredAtOnce() {
        desk.commit(desk.confirmed);

        assertThat(await(LONG)).isCompletedWithValue(Optional.of(desk.completedView));
    }

    @Test
    void anIdThatThisMemberWasNeverGivenIsAnsweredAtOnce() {
        assertThat(awaitDecision.await(MEMBER, anyTraceId(), LONG).toCompletableFuture())
                .isCompletedWithValue(Optional.empty());
        assertThat(awaitDecision.await("43", desk.traceId, LONG).toCompletableFuture())
                .isCompletedWithValue(Optional.empty());
    }

    @Test
    void withoutPatienceItIsAnsweredAsItIs() {
        desk.statuses.begin(desk.processing);
        AwaitDecision withoutThreads = new AwaitDecision(
                desk.findOrder, desk.followOrder, lookup -> fail("A second look"), new RealScheduler());

        assertThat(withoutThreads.await(MEMBER, desk.traceId, Duration.ZERO).toCompletableFuture())
                .isCompletedWithValue(Optional.of(desk.processingView));
    }

    @Test
    void theDecisionWakesAllWhoWait() {
        desk.statuses.begin(desk.processing);
        CompletableFuture<Optional<OrderView>> one = await(LONG);
        CompletableFuture<Optional<OrderView>> other = await(LONG);
        assertThat(List.of(one, other)).noneMatch(CompletableFuture::isDone);

        decide(desk.confirmed);

        assertThat(List.of(one, other))
                .allSatisfy(answer -> assertThat(answer).isCompletedWithValue(Optional.of(desk.completedView)));
    }

    @Test
    void anotherRequestsDecisionDoesNotWake() {
        desk.statuses.begin(desk.processing);
        CompletableFuture<Optional<OrderView>> answer = await(LONG);
        desk.watch.heardOf(List.of(anyTraceId()));

        assertThat(answer).isNotDone();
        decide(desk.rejected);
    }

    @Test
    void afterThePatienceItIsAnsweredAsItIs() {
        desk.statuses.begin(desk.processing);

        assertThat(await(SHORT).join()).contains(desk.processingView);
    }

    @Test
    void oneWhosePatienceEndsLeavesTheOthersWaiting() {
        desk.statuses.begin(desk.processing);
        CompletableFuture<Optional<OrderView>> patient = await(LONG);
        await(SHORT).join();
        await(Duration.ZERO).join();

        decide(desk.confirmed);

        assertThat(patient).isCompletedWithValue(Optional.of(desk.completedView));
    }

    @Test
    void whoIsWokenGetsTheDecisionThoughTheFastViewHasNotHeardOfIt() {
        desk.statuses.begin(desk.processing);
        CompletableFuture<Optional<OrderView>> answer = await(LONG);
        desk.commit(desk.confirmed);
        desk.watch.heardOf(List.of(desk.traceId));

        assertThat(answer).isCompletedWithValue(Optional.of(desk.completedView));
    }

    @Test
    void aDecisionMadeHereIsAnsweredWithoutAnotherLook() {
        desk.statuses.begin(desk.processing);
        CompletableFuture<Optional<OrderView>> answer = await(LONG);
        desk.statuses.goAway();
        desk.orders.goAway();

        desk.announce(desk.confirmed);

        assertThat(answer).isCompletedWithValue(Optional.of(desk.completedView));
    }

    @Test
    void aCompletionThatComesWithoutItsOrderIsLookedUp() {
        desk.statuses.begin(desk.processing);
        CompletableFuture<Optional<OrderView>> answer = await(LONG);
        desk.commit(desk.confirmed);

        desk.watch.decided(List.of(OrderView.of(desk.confirmed.status())));

        assertThat(answer).isCompletedWithValue(Optional.of(desk.completedView));
    }

    @Test
    void aFaultWhileLookingIsPassedOn() {
        desk.orders.goAway();

        assertThatIllegalStateException().isThrownBy(() -> await(LONG));
    }

    @Test
    void whileTheOrdersAreSilentItIsAnsweredAsTheFastViewHasIt() {
        desk.statuses.begin(desk.processing);
        desk.clock.moveOn(Duration.ofMinutes(1));
        desk.silent = true;

        assertThat(await(Duration.ZERO).join()).contains(desk.processingView);
        assertThat(await(SHORT).join()).contains(desk.processingView);
        assertThat(desk.unanswered).as("questions").hasSize(2);
    }

    @Test
    void whileTheOrdersAreSilentThereIsNoAnswerToWhatTheFastViewDoesNotHave() {
        desk.silent = true;

        assertThat(await(Duration.ZERO))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(DependencyTimeoutException.class);
    }

    @Test
    void whoWaitsDoesNotAskTheOrdersWhereTheFastViewHasARequest() {
        desk.statuses.begin(desk.processing);
        desk.clock.moveOn(Duration.ofMinutes(1));
        desk.orders.goAway();
        CompletableFuture<Optional<OrderView>> answer = await(LONG);

        desk.announce(desk.confirmed);

        assertThat(answer).isCompletedWithValue(Optional.of(desk.completedView));
    }

    private CompletableFuture<Optional<OrderView>> await(Duration patience) {
        return awaitDecision.await(MEMBER, desk.traceId, patience).toCompletableFuture();
    }

    private void decide(Decision decision) {
        desk.commit(decision);
        desk.announce(decision);
    }
}
