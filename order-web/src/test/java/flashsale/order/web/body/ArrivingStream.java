package flashsale.order.web.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A stream whose bytes arrive when a test says so. It fails instead of blocking. */
final class ArrivingStream extends ServletInputStream {

    private ByteArrayInputStream arrived = new ByteArrayInputStream(new byte[0]);
    private ReadListener listener;
    private int consumed;

    void arrive(String text) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(arrived.readAllBytes());
        all.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        arrived = new ByteArrayInputStream(all.toByteArray());
        notifyListener();
    }

    private void notifyListener() {
        if (listener != null && arrived.available() > 0) {
            try {
                listener.onDataAvailable();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void end() {
        try {
            listener.onAllDataRead();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void fail(Throwable fault) {
        listener.onError(fault);
    }

    Optional<ReadListener> listener() {
        return Optional.ofNullable(listener);
    }

    /** Returns how many bytes were read. */
    int consumed() {
        return consumed;
    }

    @Override
    public int available() {
        return arrived.available();
    }

    @Override
    public int read() {
        int next = arrived.read();
        if (next < 0) {
            throw new IllegalStateException("A read would block");
        }
        consumed++;
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int read = arrived.read(bytes, offset, length);
        if (read < 0) {
            throw new IllegalStateException("A read would block");
        }
        consumed += read;
        return read;
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    @Override
    public boolean isReady() {
        return arrived.available() > 0;
    }

    @Override
    public void setReadListener(ReadListener readListener) {
        listener = readListener;
        notifyListener();
    }
}
