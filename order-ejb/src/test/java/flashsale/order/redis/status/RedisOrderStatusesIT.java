package flashsale.order.redis.status;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.application.port.OrderStatuses;
import flashsale.order.application.port.OrderView;
import flashsale.order.application.port.OrderView.Order;
import flashsale.order.application.port.RequestDigest;
import flashsale.order.domain.OrderStatus;
import flashsale.order.domain.Reason;
import flashsale.order.domain.SoldItem;
import flashsale.order.domain.TraceId;
import flashsale.order.fixture.Samples;
import flashsale.order.fixture.Together;
import flashsale.order.redis.fixture.RealRedis;
import flashsale.order.redis.fixture.RedisKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource
class RedisOrderStatusesIT {

    private static final Instant BEGUN = Instant.parse("2026-11-22T15:30:00.123Z");
    private static final Instant DECIDED = Instant.parse("2026-11-22T15:30:01.456Z");
    private static final long TTL_SECONDS = 3_600;
    private static final RequestDigest DIGEST = new RequestDigest("0123456789abcdefghij-_");

    private final RealRedis redis;
    private final OrderStatuses statuses;
    private final TraceId traceId = Samples.traceId();
    private final String key = "order:trace:" + traceId;
    private final OrderStatus processing = OrderStatus.processing(traceId, "회원 42", BEGUN);
    private final OrderView inProcess = OrderView.of(processing);
    private final OrderView completed = new OrderView(
            OrderStatus.completed(traceId, "회원 42", DECIDED),
            Optional.of(new Order(
                    List.of(
                            new SoldItem(1, "운동화 \"한정판\"", 2, new BigDecimal("19.90")),
                            new SoldItem(Long.MAX_VALUE, "Lamp", 100, new BigDecimal("9999999999.99"))),
                    new BigDecimal("1000000038.80"),
                    Samples.RECEIVER,
                    BEGUN)));
    private final OrderView failed = OrderView.of(OrderStatus.failed(traceId, "회원 42", Reason.OUT_OF_STOCK, DECIDED));

    RedisOrderStatusesIT(RedisKind kind) {
        redis = kind.connect(Map.of("flashsale.redis.status-ttl-seconds", Long.toString(TTL_SECONDS)));
        statuses = redis.statuses();
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }

    private Optional<RequestDigest> begin(OrderStatus processing) {
        return begin(processing, Optional.empty());
    }

    private Optional<RequestDigest> begin(OrderStatus processing, RequestDigest digest) {
        return begin(processing, Optional.of(digest));
    }

    private Optional<RequestDigest> begin(OrderStatus processing, Optional<RequestDigest> digest) {
        return Together.end(statuses.begin(processing, digest).toCompletableFuture());
    }

    @Test
    void aRequestThatBeginsIsFoundAsItWasWritten() {
        begin(processing);

        assertThat(statuses.find(traceId)).contains(inProcess);
    }

    @Test
    void beginNeverOverwritesWhatStands() {
        begin(processing);

        begin(OrderStatus.processing(traceId, "another", DECIDED));

        assertThat(statuses.find(traceId)).contains(inProcess);
    }

    @Test
    void beginNeverOverwritesAFinalStatus() {
        statuses.conclude(List.of(failed));

        begin(processing);

        assertThat(statuses.find(traceId)).contains(failed);
    }

    @Test
    void aRequestThatMayComeAgainBeginsAsAnyOtherAndIsToldByItsDigestTheNextTime() {
        assertThat(begin(processing, DIGEST)).isEmpty();

        assertThat(statuses.find(traceId)).contains(inProcess);
        assertThat(redis.client().ttl(key)).isBetween(1L, TTL_SECONDS);
        assertThat(begin(OrderStatus.processing(traceId, "회원 42", DECIDED), new RequestDigest("another")))
                .contains(DIGEST);
        assertThat(statuses.find(traceId)).contains(inProcess);
    }

    @Test
    void ofManyWhoBeginAtTheSameMomentOneIsTheFirst() {
        var all = Stream.generate(
                        () -> statuses.begin(processing, Optional.of(DIGEST)).toCompletableFuture())
                .limit(20)
                .toList();

        assertThat(all.stream().map(Together::end).filter(Optional::isEmpty)).hasSize(1);
    }

    @Test
    void theDigestOutlivesTheDecision() {
        begin(processing, DIGEST);

        statuses.conclude(List.of(completed));

        assertThat(begin(processing, new RequestDigest("another"))).contains(DIGEST);
        assertThat(statuses.find(traceId)).contains(completed);
    }

    @Test
    void whereAStatusStandsWithoutADigestNobodyKnowsOfAnEarlierRequest() {
        statuses.conclude(List.of(failed));

        assertThat(begin(processing, DIGEST)).isEmpty();
        assertThat(statuses.find(traceId)).contains(failed);
    }

    @Test
    void aForgottenRequestCanBeginAnew() {
        begin(processing, DIGEST);
        statuses.forget(traceId);

        assertThat(begin(processing, new RequestDigest("another"))).isEmpty();
    }

    @Test
    void aFailureStandsUnderTheNamesOfTheContract() {
        statuses.conclude(List.of(failed));

        assertThat(redis.client().hgetAll(key))
                .containsEntry("status", "FAILED")
                .containsEntry("reason", "OUT_OF_STOCK");
    }

    @Test
    void aDecisionTakesThePlaceOfProcessing() {
        begin(processing);

        statuses.conclude(List.of(completed));

        assertThat(statuses.find(traceId)).contains(completed);
    }

    @Test
    void aCompletionThatComesWithoutItsOrderLeavesTheOrderThatStands() {
        statuses.conclude(List.of(completed));

        statuses.conclude(List.of(OrderView.of(completed.status())));

        assertThat(statuses.find(traceId)).contains(completed);
    }

    @Test
    void aRedrivenRequestThatCompletesLosesItsOldReason() {
        statuses.conclude(List.of(failed));

        statuses.conclude(List.of(completed));

        assertThat(statuses.find(traceId)).contains(completed);
        assertThat(redis.client().hexists(key, "reason")).isFalse();
    }

    @Test
    void aFailedRequestThatIsRedrivenIsProcessingAgainWithoutAReason() {
        statuses.conclude(List.of(failed));

        statuses.restart(processing);

        assertThat(statuses.find(traceId)).contains(inProcess);
        assertThat(redis.client().ttl(key)).isBetween(1L, TTL_SECONDS);
    }

    @Test
    void aRedrivenRequestThatRedisForgotIsProcessingAgain() {
        statuses.restart(processing);

        assertThat(statuses.find(traceId)).contains(inProcess);
    }

    @Test
    void aCompletedRequestIsNeverProcessingAgain() {
        statuses.conclude(List.of(completed));

        statuses.restart(processing);

        assertThat(statuses.find(traceId)).contains(completed);
    }

    @Test
    void aStatusExpiresWhetherBegunOrDecided() {
        begin(processing);
        assertThat(redis.client().ttl(key)).isBetween(1L, TTL_SECONDS);
        redis.client().persist(key);

        statuses.conclude(List.of(completed));

        assertThat(redis.client().ttl(key)).isBetween(1L, TTL_SECONDS);
    }

    @Test
    void aRequestThatWasNotPublishedIsForgotten() {
        begin(processing);

        statuses.forget(traceId);

        assertThat(statuses.find(traceId)).isEmpty();
    }

    @Test
    void aDecisionIsNotForgotten() {
        statuses.conclude(List.of(completed));

        statuses.forget(traceId);

        assertThat(statuses.find(traceId)).contains(completed);
    }

    static List<Map<String, String>> foreignHashes() {
        return List.of(
                Map.of("status", "COMPLETED"),
                Map.of("since", "2026-11-22T15:30:00Z"),
                Map.of("status", "SHIPPED", "memberId", "m", "since", "2026-11-22T15:30:00Z"),
                Map.of("status", "FAILED", "reason", "NO_MOOD", "memberId", "m", "since", "2026-11-22T15:30:00Z"),
                Map.of("status", "COMPLETED", "memberId", "m", "since", "yesterday"),
                Map.of("status", "COMPLETED", "memberId", "m", "since", "2026-11-22T15:30:00Z", "order", "{}"),
                Map.of("status", "COMPLETED", "memberId", "m", "since", "2026-11-22T15:30:00Z", "order", "[["));
    }

    @ParameterizedTest
    @MethodSource("foreignHashes")
    void aHashThatAnotherProgramWroteIsAsGoodAsNone(Map<String, String> hash) {
        redis.client().hset(key, hash);

        assertThat(statuses.find(traceId)).isEmpty();
    }

    @Test
    void oneThatMeetsAKeyOfAnotherTypeIsInTheWayOfNoOtherThatBegins() {
        TraceId another = Samples.traceId();
        redis.client().set(StatusHash.key(another), "COMPLETED");

        var beside = statuses.begin(OrderStatus.processing(another, "회원 42", DECIDED), Optional.of(DIGEST));
        begin(processing);

        assertThat(Together.end(beside.toCompletableFuture())).isEmpty();
        assertThat(statuses.find(traceId)).contains(inProcess);
    }

    @Test
    void aKeyOfAnotherTypeIsAsGoodAsNone() {
        redis.client().set(key, "COMPLETED");

        assertThat(statuses.find(traceId)).isEmpty();
    }
}
