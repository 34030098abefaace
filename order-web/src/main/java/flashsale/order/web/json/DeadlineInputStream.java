package flashsale.order.web.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * An input stream that fails after a deadline. A single read may still block as long as the server allows, so the longest time
 * is the sum of both.
 */
public final class DeadlineInputStream extends FilterInputStream {

    private final long timeout;
    private long begun;

    /**
     * @param timeout from the first read on
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

    /** The deadline is checked by the next read; no timer runs while nobody reads. */
    private void checkDeadline() throws InterruptedIOException {
        long now = System.nanoTime();
        if (begun == 0) {
            begun = now;
        } else if (now - begun > timeout) {
            throw new InterruptedIOException("The body takes too long");
        }
    }
}
