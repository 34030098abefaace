package flashsale.order.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what no one announces: another process' port or end. */
public final class Await {
    private static final Duration PERIOD = Duration.ofMillis(20);

    private Await() {}

    /** Returns whether the condition came true in time. */
    public static boolean until(Duration timeout, BooleanSupplier condition) throws InterruptedException {
        return until(timeout, PERIOD, condition);
    }

    /** Returns whether the condition came true in time; looks once a period, where looking costs the other side something. */
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

    /** Returns whether something listens on the port of 127.0.0.1. */
    public static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
