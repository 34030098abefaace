package flashsale.order.web.body;

import flashsale.order.web.body.UnreadBody.Progress;
import flashsale.order.web.json.JsonBody;
import flashsale.order.web.json.UnreadableBodyException;
import flashsale.order.web.json.UnreadableBodyException.Fault;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Read listener that gathers a body up to its maximum size. The server calls it whenever bytes have arrived; it never blocks. */
final class BodyGatherer implements ReadListener {

    /** In bytes; a client that sends little is read in little steps. */
    private static final int STEP = 1_024;

    private final ServletInputStream stream;
    private final Progress progress;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    BodyGatherer(ServletInputStream stream, Progress progress) {
        this.stream = stream;
        this.progress = progress;
    }

    /** Completes with the body, or with an {@link UnreadableBodyException}. */
    CompletableFuture<byte[]> body() {
        return body;
    }

    /** Stops waiting for the rest of the body. */
    void abandon() {
        fail(Fault.INCOMPLETE);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] step = new byte[STEP];
        while (!body.isDone() && stream.isReady()) {
            int length = stream.read(step);
            if (length < 0) {
                return;
            }
            gathered.write(step, 0, length);
            if (gathered.size() > JsonBody.MAX_SIZE) {
                fail(Fault.TOO_LARGE);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        progress.complete();
        body.complete(gathered.toByteArray());
    }

    /** The client has disconnected. */
    @Override
    public void onError(Throwable disconnected) {
        fail(Fault.INCOMPLETE);
    }

    private void fail(Fault fault) {
        body.completeExceptionally(new UnreadableBodyException(fault));
    }
}
