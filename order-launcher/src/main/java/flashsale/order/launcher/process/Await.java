package flashsale.order.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Polling for conditions that send no event: an open port or the end of another process. */
public final class Await {
    private static final Duration PERIOD = Duration.ofMillis(20);

    private Await() {}

    /** Polls until the condition is true, and returns whether it became true in time. */
    public static boolean until(Duration timeout, BooleanSupplier condition) throws InterruptedException {
        return until(timeout, PERIOD, condition);
    }

    /** Does the same with another period, for conditions whose check costs the other process something. */
    public static boolean until(Duration timeout, Duration period, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(period.toMillis());
        }
        return true;
    }

    /** Returns whether a process listens on the port of 127.0.0.1. */
    public static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
