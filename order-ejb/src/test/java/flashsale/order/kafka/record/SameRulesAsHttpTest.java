package flashsale.order.kafka.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record is read as strictly as an HTTP body; SameRulesAsKafkaTest of the web module reads the same orders. */
class SameRulesAsHttpTest {

    private static final Path ORDERS = Path.of("..", "order-domain", "src", "test", "resources");

    /** The fields that a record has in addition to those of an HTTP body. */
    private static final String RECORD_FIELDS = "{\"traceId\":\"0197f0c0-0000-8000-8000-00000000002a\","
            + "\"memberId\":\"42\",\"requestedAt\":\"2026-11-22T15:30:00.123Z\",";

    @ParameterizedTest
    @MethodSource
    void malformedOrders(String body) {
        assertThat(OrderRequestJson.read(record(body), 1)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void validOrders(String body) {
        assertThat(OrderRequestJson.read(record(body), 1)).isPresent();
    }

    static Stream<String> malformedOrders() throws IOException {
        return lines("malformed-orders.txt");
    }

    static Stream<String> validOrders() throws IOException {
        return lines("valid-orders.txt");
    }

    private static Stream<String> lines(String file) throws IOException {
        return Files.readAllLines(ORDERS.resolve(file)).stream().filter(line -> !line.startsWith("#"));
    }

    private static byte[] record(String body) {
        return URLDecoder.decode(body, ISO_8859_1)
                .replaceFirst("\\{", RECORD_FIELDS)
                .getBytes(ISO_8859_1);
    }
}
