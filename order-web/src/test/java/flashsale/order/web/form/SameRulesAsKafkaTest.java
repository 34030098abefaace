package flashsale.order.web.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.rule.OrderRules;
import flashsale.order.web.json.JsonBody;
import flashsale.order.web.json.UnreadableBodyException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An HTTP body is read as strictly as a record; SameRulesAsHttpTest of the EJB module reads the same orders. */
class SameRulesAsKafkaTest {

    private static final Path ORDERS = Path.of("..", "order-domain", "src", "test", "resources");

    @ParameterizedTest
    @MethodSource
    void malformedOrders(String body) {
        assertThat(isAccepted(body)).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void validOrders(String body) {
        assertThat(isAccepted(body)).isTrue();
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

    private static boolean isAccepted(String body) {
        try {
            OrderForm form = OrderForm.of(
                    JsonBody.read(URLDecoder.decode(body, ISO_8859_1).getBytes(ISO_8859_1)));
            return form.violations().isEmpty()
                    && OrderRules.violations(form.items(), form.receiver()).isEmpty();
        } catch (UnreadableBodyException malformed) {
            return false;
        }
    }
}
