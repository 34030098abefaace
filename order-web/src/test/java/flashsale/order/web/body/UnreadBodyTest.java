package flashsale.order.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.web.body.UnreadBody.Progress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadBodyTest {

    private final Map<String, Object> attributes = new HashMap<>();
    private final List<String> headers = new ArrayList<>();
    private final ArrivingStream stream = new ArrivingStream();
    private String transferEncoding;

    @Test
    void aBodyThatIsToComeClosesTheConnection() {
        stream.arrive("{");

        respond(7);

        assertThat(headers).containsExactly("Connection: close");
    }

    @Test
    void anUnreadBodyThatHasArrivedKeepsTheConnection() {
        stream.arrive("{\"a\":1}");

        respond(7);

        assertThat(headers).isEmpty();
    }

    @Test
    void aBodyOfUnknownLengthClosesTheConnectionUnlessItWasRead() {
        transferEncoding = "chunked";
        stream.arrive("{\"a\":1}");
        respond(-1);
        assertThat(headers).containsExactly("Connection: close");
        headers.clear();

        Progress.begin(request(-1)).complete();
        respond(-1);

        assertThat(headers).isEmpty();
    }

    @Test
    void aBodyThatIsBeingReadClosesTheConnection() {
        Progress.begin(request(7));
        stream.arrive("{\"a\":1}");

        respond(7);

        assertThat(headers).containsExactly("Connection: close");
    }

    @Test
    void aRequestWithoutABodyKeepsTheConnection() {
        respond(-1);
        respond(0);

        assertThat(headers).isEmpty();
    }

    @Test
    void elsewhereThanInTheApiTheConnectionIsClosedBeforeTheResponse() {
        UnreadBody.guard(request(7), response(), false);

        assertThat(headers).containsExactly("Connection: close");
    }

    private void respond(long length) {
        UnreadBody.guard(request(length), response(), true).setStatus(200);
    }

    private HttpServletRequest request(long length) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, values) -> switch (method.getName()) {
                    case "getContentLengthLong" -> length;
                    case "getHeader" -> transferEncoding;
                    case "getInputStream" -> stream;
                    case "getAttribute" -> attributes.get(values[0]);
                    case "setAttribute" -> attributes.put((String) values[0], values[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, values) -> {
                    if (method.getName().equals("setHeader")) {
                        headers.add(values[0] + ": " + values[1]);
                    }
                    return null;
                });
    }
}
