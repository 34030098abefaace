package flashsale.order.web.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Input stream that fails after a deadline. A single read may still block as long as the server allows, so the maximum time is the sum of
 * both.
 */
public final class DeadlineInputStream extends FilterInputStream {

    private final long timeout;
    private long start;

    /**
     * @param timeout counts from the first read
     */
    public DeadlineInputStream(InputStream in, Duration timeout) {
        super(in);
        this.timeout = timeout.toNanos();
    }

    @Override
    public int read() throws IOException {
        checkDeadline();
        return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        checkDeadline();
        return in.read(bytes, offset, length);
    }

    /** Checks on each read instead of by a timer. */
    private void checkDeadline() throws InterruptedIOException {
        long now = System.nanoTime();
        if (start == 0) {
            start = now;
        } else if (now - start > timeout) {
            throw new InterruptedIOException("The body was not read before the deadline");
        }
    }
}
