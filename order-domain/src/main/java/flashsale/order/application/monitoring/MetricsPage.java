package flashsale.order.application.monitoring;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** All metrics as text, for monitoring systems. */
public interface MetricsPage {

    /** The group whose members may read it; empty when everyone may. */
    Optional<String> readers();

    /**
     * The media type that suits a reader best.
     *
     * @param accept the reader's header {@code Accept}, null without one
     */
    String mediaType(String accept);

    /**
     * Writes the page as it is now; asking the queue for its length may take a second.
     *
     * @param mediaType one that {@link #mediaType} gave
     */
    void write(String mediaType, OutputStream out) throws IOException;
}
