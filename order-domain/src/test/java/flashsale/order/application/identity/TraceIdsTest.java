package flashsale.order.application.identity;

import static flashsale.order.domain.Requests.MEMBER;
import static flashsale.order.domain.Requests.NOON;
import static flashsale.order.domain.Requests.anyTraceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import flashsale.order.application.fixture.MovableClock;
import flashsale.order.domain.TraceId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdsTest {

    private static final byte[] SECRET = "sixteen bytes at least".getBytes(StandardCharsets.UTF_8);

    private static final IdempotencyKey KEY = new IdempotencyKey("8e03978e-40d5-43dd-bc93-6894a57f9324");

    private final MovableClock clock = new MovableClock(NOON);
    private final TraceIds traceIds = new TraceIds(SECRET, clock);

    @Test
    void anIdWithoutAKeyShowsWhenItWasIssued() {
        clock.moveOn(Duration.ofMillis(7));

        assertThat(TraceIds.issuedAt(traceIds.issue(MEMBER)))
                .contains(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        assertThat(TraceIds.issuedAt(traceIds.issue(MEMBER, KEY))).isEmpty();
    }

    @Test
    void anIdIsRecognizedOnEveryInstanceForever() {
        TraceId id = traceIds.issue(MEMBER);
        clock.moveOn(Duration.ofDays(10_000));

        assertThat(traceIds.isIssuedTo(MEMBER, id)).isTrue();
        assertThat(new TraceIds(SECRET, Clock.systemUTC()).isIssuedTo(MEMBER, id))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"43", "4", "421", "", "\u0664\u0662"})
    void anIdOfAnotherMemberIsNotRecognized(String other) {
        assertThat(traceIds.isIssuedTo(other, traceIds.issue(MEMBER))).isFalse();
    }

    @Test
    void anInventedIdIsNotRecognized() {
        assertThat(Stream.generate(UUID::randomUUID).limit(1_000))
                .noneMatch(invented -> traceIds.isIssuedTo(MEMBER, new TraceId(invented)));
        assertThat(traceIds.isIssuedTo(MEMBER, anyTraceId())).isFalse();
    }

    @RepeatedTest(5)
    void anIdWithAnyChangedBitIsNotRecognized() {
        UUID id = traceIds.issue(MEMBER).value();

        assertThat(IntStream.range(0, 128).mapToObj(bit -> flipped(id, bit)))
                .noneMatch(forged -> traceIds.isIssuedTo(MEMBER, forged));
    }

    @Test
    void anIdOfAnotherSecretIsNotRecognized() {
        TraceIds others = new TraceIds("another secret, as long".getBytes(StandardCharsets.UTF_8), clock);

        assertThat(traceIds.isIssuedTo(MEMBER, others.issue(MEMBER))).isFalse();
    }

    @RepeatedTest(20)
    void anIdIsAUuidVersionEightThatBeginsWithItsTime() {
        UUID id = traceIds.issue(MEMBER).value();

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
        assertThat(TraceId.parse(id.toString())).contains(new TraceId(id));
    }

    @Test
    void onlyTimeVersionAndVariantAreConstantWithinAMillisecond() {
        List<UUID> ids =
                Stream.generate(() -> traceIds.issue(MEMBER).value()).limit(200).toList();

        assertThat(varying(ids, UUID::getMostSignificantBits)).isEqualTo(0x0FFFL);
        assertThat(varying(ids, UUID::getLeastSignificantBits)).isEqualTo(0x3FFF_FFFF_FFFF_FFFFL);
    }

    @Test
    void laterIdsSortLater() {
        TraceId first = traceIds.issue(MEMBER);
        clock.moveOn(Duration.ofMillis(1));

        assertThat(first).isLessThan(traceIds.issue(MEMBER));
    }

    @Test
    void idsIssuedByManyThreadsInOneMillisecondDiffer() {
        assertThat(IntStream.range(0, 1_000).parallel().mapToObj(i -> traceIds.issue(MEMBER)))
                .doesNotHaveDuplicates()
                .allMatch(id -> traceIds.isIssuedTo(MEMBER, id));
    }

    @Test
    void aKeyLeadsToTheSameIdOnEveryInstanceForever() {
        TraceId id = traceIds.issue(MEMBER, KEY);
        clock.moveOn(Duration.ofDays(10_000));

        assertThat(traceIds.issue(MEMBER, KEY)).isEqualTo(id);
        assertThat(new TraceIds(SECRET, Clock.systemUTC()).issue(MEMBER, KEY)).isEqualTo(id);
    }

    @Test
    void theIdOfAKeyProvesItsOwner() {
        TraceId id = traceIds.issue(MEMBER, KEY);

        assertThat(traceIds.isIssuedTo(MEMBER, id)).isTrue();
        assertThat(traceIds.isIssuedTo("43", id)).isFalse();
        assertThat(id.value().version()).isEqualTo(8);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(IntStream.range(0, 128).mapToObj(bit -> flipped(id.value(), bit)))
                .noneMatch(forged -> traceIds.isIssuedTo(MEMBER, forged));
    }

    @Test
    void memberKeyAndSecretDetermineTheId() {
        TraceIds others = new TraceIds("another secret, as long".getBytes(StandardCharsets.UTF_8), clock);

        assertThat(List.of(
                        traceIds.issue(MEMBER, KEY),
                        traceIds.issue("43", KEY),
                        traceIds.issue("2", new IdempotencyKey(KEY.value() + "4")),
                        traceIds.issue(MEMBER, new IdempotencyKey(KEY.value().toUpperCase(Locale.ROOT))),
                        others.issue(MEMBER, KEY)))
                .extracting(id -> id.value().getMostSignificantBits())
                .doesNotHaveDuplicates();
    }

    @Test
    void idsOfKeysAreDistinctFromOthersAndSortAfterThem() {
        TraceId issued = traceIds.issue(MEMBER);
        List<TraceId> derived = IntStream.range(0, 200)
                .mapToObj(i -> traceIds.issue(MEMBER, new IdempotencyKey("k" + i)))
                .toList();

        assertThat(derived)
                .doesNotHaveDuplicates()
                .allMatch(TraceIds::isDerivedFromKey)
                .allMatch(id -> id.compareTo(issued) > 0);
        assertThat(TraceIds.isDerivedFromKey(issued)).isFalse();
        assertThat(varying(derived.stream().map(TraceId::value).toList(), UUID::getMostSignificantBits))
                .isEqualTo(0x7FFF_FFFF_FFFF_0FFFL);
        assertThat(varying(derived.stream().map(TraceId::value).toList(), UUID::getLeastSignificantBits))
                .isEqualTo(0x3FFF_FFFF_FFFF_FFFFL);
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraceIds(new byte[TraceIds.MIN_SECRET_BYTES - 1], clock))
                .withMessageContaining("16 bytes");
    }

    private static long varying(List<UUID> ids, ToLongFunction<UUID> half) {
        return ids.stream()
                .mapToLong(id -> half.applyAsLong(id) ^ half.applyAsLong(ids.get(0)))
                .reduce(0, (some, more) -> some | more);
    }

    private static TraceId flipped(UUID id, int bit) {
        long mask = 1L << bit % Long.SIZE;
        return new TraceId(
                bit < Long.SIZE
                        ? new UUID(id.getMostSignificantBits() ^ mask, id.getLeastSignificantBits())
                        : new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ mask));
    }
}
