package flashsale.order.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderItem;
import flashsale.order.domain.OrderRequest;
import flashsale.order.fixture.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRequestJsonTest {

    private static final String ITEM = "{\"productId\":1001,\"quantity\":2}";
    private static final String VALID = """
            {"traceId":"0197f0c0-0000-8000-8000-00000000002a","memberId":"42","items":[%s],\
            "receiverInfo":{"name":"김하나","phone":"010-1234-5678","address":"서울"},\
            "requestedAt":"2026-11-22T15:30:00.123Z"}""".formatted(ITEM);

    @Test
    void aWrittenRequestIsReadUnchanged() {
        OrderRequest request =
                Samples.redriven(Samples.request(List.of(new OrderItem(Long.MAX_VALUE, 100), new OrderItem(1, 1))), 7);

        assertThat(OrderRequestJson.read(OrderRequestJson.write(request), 7)).contains(request);
    }

    @Test
    void theSampleOfTheseTestsIsValid() {
        assertThat(OrderRequestJson.read(VALID.getBytes(UTF_8), 1)).isPresent();
    }

    @Test
    void unknownFieldsAreIgnored() {
        assertThat(read(with(ITEM, "{\"productId\":1001,\"gift\":[1,{}],\"quantity\":2}")))
                .isEqualTo(read(VALID));
        assertThat(read(with("{\"traceId\"", "{\"v\":{\"a\":null},\"traceId\"")))
                .isEqualTo(read(VALID));
    }

    @Test
    void timesAreTruncatedToMilliseconds() {
        assertThat(read(with("00.123Z", "00.123999Z"))).isEqualTo(read(VALID));
    }

    @Test
    void anAbsentOrEmptyValueIsNoRequest() {
        assertThat(OrderRequestJson.read(null, 1)).isEmpty();
        assertThat(OrderRequestJson.read(new byte[0], 1)).isEmpty();
    }

    @Test
    void bytesInAnotherEncodingAreNoRequest() {
        assertThat(OrderRequestJson.read(VALID.getBytes(UTF_16), 1)).isEmpty();
        assertThat(OrderRequestJson.read(new byte[] {(byte) 0xff, (byte) 0xfe, 0, '{'}, 1))
                .isEmpty();
        assertThat(OrderRequestJson.read(new byte[100_000], 1)).isEmpty();
    }

    /** A parser would need many times its size. */
    @Test
    void aValueIsReadUpToTheLimitOfItsSize() {
        String padded = VALID + " ".repeat(OrderRequestJson.MAX_BYTES - VALID.getBytes(UTF_8).length);

        assertThat(read(padded)).isEqualTo(read(VALID));
        assertThat(read(padded + " ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deeplyNestedInputIsNoRequest(String opening) {
        assertThat(read(opening.repeat(10_000))).isEmpty();
        assertThat(read(with("\"memberId\"", "\"more\":" + opening.repeat(10_000))))
                .isEmpty();
    }

    static List<String> invalidValues() {
        return List.of(
                "null",
                "[]",
                "[" + VALID + "]",
                "42",
                "\"text\"",
                "{}",
                "order 66",
                VALID.substring(0, VALID.length() - 1),
                VALID + VALID,
                VALID + "x",
                with("\"items\"", "\"things\""),
                with("\"traceId\"", "\"id\""),
                with("\"memberId\"", "\"member\""),
                with("\"requestedAt\"", "\"at\""),
                with("\"name\"", "\"nick\""),
                with("\"receiverInfo\"", "\"receiver\""),
                with("{\"name\":\"김하나\",\"phone\":\"010-1234-5678\",\"address\":\"서울\"}", "null"),
                with("\"서울\"", "null"),
                with("\"서울\"", "7"),
                with("\"서울\"", "\" \""),
                with("\"서울\"", "\"" + "울".repeat(501) + "\""),
                with(ITEM, ""),
                with("[" + ITEM + "]", "{}"),
                with("[" + ITEM + "]", "null"),
                with(ITEM, "null"),
                with(ITEM, "7"),
                with(ITEM, ITEM + "," + ITEM),
                with(ITEM, items(21)),
                with("1001", "0"),
                with("1001", "-1"),
                with("1001", "\"1001\""),
                with("1001", "null"),
                with("1001", "9223372036854775808"),
                with("1001", "18446744073709551617"),
                with("1001", "1" + "0".repeat(5_000)),
                with("1001", "1e999999999"),
                with("1001", "1e99999999999"),
                with("1001", "1e-999999999"),
                quantity("0"),
                quantity("-1"),
                quantity("101"),
                quantity("1.5"),
                quantity("true"),
                quantity("4294967297"),
                quantity("1e999999999"),
                quantity("NaN"),
                with("\"0197f0c0-0000-8000-8000-00000000002a\"", "\"1-2-3-4-5\""),
                with("\"0197f0c0-0000-8000-8000-00000000002a\"", "\"0197F0C0-0000-8000-8000-00000000002A\""),
                with("\"0197f0c0-0000-8000-8000-00000000002a\"", "7"),
                with("\"42\"", "\" \""),
                with("\"42\"", "\"\\u200b\""),
                with("\"42\"", "\"42\\u0000\""),
                with("\"42\"", "\"42\\ud800\""),
                with("\"42\"", "42"),
                with("\"42\"", "\"" + "m".repeat(256) + "\""),
                with("2026-11-22T15:30:00.123Z", "yesterday"),
                with("2026-11-22T15:30:00.123Z", "+999999-01-01T00:00:00Z"),
                with("2026-11-22T15:30:00.123Z", "999999-01-01T00:00:00Z"),
                with("2026-11-22T15:30:00.123Z", "1969-12-31T23:59:59.999Z"),
                with("\"2026-11-22T15:30:00.123Z\"", "1795361400123"));
    }

    @ParameterizedTest
    @MethodSource("invalidValues")
    void aValueThatBreaksARuleIsNoRequest(String value) {
        assertThat(value).isNotEqualTo(VALID);
        assertThat(read(value)).isEmpty();
    }

    @Test
    void twentyItemsAndIntegersInAnyNotationAreValid() {
        assertThat(read(with(ITEM, items(20)))).isPresent();
        assertThat(read(quantity("2.0"))).isEqualTo(read(VALID));
        assertThat(read(quantity("0.2e1"))).isEqualTo(read(VALID));
    }

    private static Optional<OrderRequest> read(String value) {
        return OrderRequestJson.read(value.getBytes(UTF_8), 1);
    }

    private static String with(String part, String other) {
        return VALID.replace(part, other);
    }

    private static String quantity(String number) {
        return with("\"quantity\":2", "\"quantity\":" + number);
    }

    private static String items(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> "{\"productId\":" + id + ",\"quantity\":1}")
                .collect(joining(","));
    }
}
