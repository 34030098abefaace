package flashsale.order.application.monitoring;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The page with all metrics as text, for monitoring systems. */
public interface MetricsPage {

    /** The group whose members may read the page; empty when everyone may. */
    Optional<String> readers();

    /**
     * Negotiates the media type.
     *
     * @param accept the header {@code Accept}; null without one
     */
    String mediaType(String accept);

    /**
     * Writes the current metrics. May take a second, because the consumer lag is read from the queue.
     *
     * @param mediaType a media type that {@link #mediaType} returned
     */
    void write(String mediaType, OutputStream out) throws IOException;
}
