package flashsale.order.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import flashsale.order.web.json.UnreadableBodyException.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"text\"",
                "[]",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{} {}",
                "{}x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1e99999999999}",
                "{\"a\":\"\u0001\"}",
                "<order/>"
            })
    void anythingButAJsonObjectIsMalformed(String body) {
        assertUnreadable(body.getBytes(StandardCharsets.UTF_8), Fault.MALFORMED);
    }

    @Test
    void invalidUtf8IsMalformed() {
        assertUnreadable("{\"a\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1), Fault.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeff{}",
                "{}\ufeff",
                "\u000b{}",
                "{}\u000b",
                "{}\f",
                "{}\u2003",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "\u0000{}",
                "{\"a\":1E+}"
            })
    void whatLenientParsersAcceptIsMalformed(String body) {
        assertUnreadable(body.getBytes(StandardCharsets.UTF_8), Fault.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void aBodyNestedTooDeepIsMalformed(String opening) {
        assertUnreadable(("{\"a\":" + opening.repeat(2_000)).getBytes(StandardCharsets.UTF_8), Fault.MALFORMED);
    }

    @Test
    void bracketsInStringsAreNoNesting() throws IOException {
        String brackets = "\\\"[{".repeat(100);
        assertThat(read(("{\"a\":\"" + brackets + "\"}").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("[a]");
    }

    @Test
    void aNumberWithTooManyDigitsForTheParserIsMalformed() {
        assertUnreadable(("{\"a\":" + "1".repeat(3_000) + "}").getBytes(StandardCharsets.UTF_8), Fault.MALFORMED);
    }

    @Test
    void overlongSequencesAndEncodedSurrogatesAreMalformed() {
        assertUnreadable(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'}, Fault.MALFORMED);
        assertUnreadable(
                new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'}, Fault.MALFORMED);
    }

    @Test
    void aBodyOfTheMaximumSizeIsRead() throws IOException {
        assertThat(read(ofSize(JsonBody.MAX_SIZE))).isEqualTo("[a]");
    }

    private static byte[] ofSize(int size) {
        return ("{\"a\":\"" + "x".repeat(size - 8) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static String read(byte[] body) throws IOException {
        return JsonBody.read(body).keySet().toString();
    }

    private static void assertUnreadable(byte[] body, Fault fault) {
        assertThatExceptionOfType(UnreadableBodyException.class)
                .isThrownBy(() -> read(body))
                .asInstanceOf(type(UnreadableBodyException.class))
                .extracting(UnreadableBodyException::fault)
                .isEqualTo(fault);
    }
}
