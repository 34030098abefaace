package flashsale.order.simulation.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A kept-alive HTTP/1.1 connection with at most one request in flight; reconnects if the server has closed it. Only the event
 * loop's thread may use it. It never retries, since a repeated POST would be another order.
 */
public final class HttpConnection {
    private static final int INITIAL_BUFFER = 2_048;

    private final EventLoop eventLoop;
    private final URI server;
    private SocketChannel channel;
    private SelectionKey key;
    private ByteBuffer request;
    private byte[] received = new byte[INITIAL_BUFFER];
    private int length;
    private Consumer<HttpReply> pendingCallback;

    public HttpConnection(EventLoop eventLoop, URI server) {
        this.eventLoop = eventLoop;
        this.server = server;
    }

    /**
     * Sends an encoded request. The callback runs later, never within this call. A request that is still in flight is
     * abandoned.
     */
    public void send(byte[] bytes, Consumer<HttpReply> callback) {
        if (pendingCallback != null) {
            closeChannel();
        }
        request = ByteBuffer.wrap(bytes);
        pendingCallback = callback;
        length = 0;
        try {
            if (channel == null) {
                connect();
            } else {
                write();
            }
        } catch (IOException fault) {
            eventLoop.execute(() -> fail(fault));
        }
    }

    private void connect() throws IOException {
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        InetSocketAddress address = new InetSocketAddress(server.getHost(), port());
        if (address.isUnresolved()) {
            throw new UnknownHostException("no host named " + server.getHost());
        }
        boolean connected = channel.connect(address);
        key = channel.register(eventLoop.selector(), connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
    }

    private int port() {
        return server.getPort() < 0 ? 80 : server.getPort();
    }

    /** Called when the channel is ready for its next operation. */
    void ready() {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                write();
            } else if (key.isWritable()) {
                write();
            } else if (key.isReadable()) {
                read();
            }
        } catch (IOException fault) {
            fail(fault);
        }
    }

    private void write() throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void read() throws IOException {
        if (length == received.length) {
            received = Arrays.copyOf(received, 2 * length);
        }
        int count = channel.read(ByteBuffer.wrap(received, length, received.length - length));
        length += Math.max(0, count);
        Optional<HttpReply> reply =
                pendingCallback == null ? Optional.empty() : HttpReply.read(received, length, count < 0);
        if (reply.isPresent()) {
            if (count < 0 || reply.get().last()) {
                closeChannel();
            }
            deliver(reply.get());
        } else if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
    }

    private void fail(IOException fault) {
        closeChannel();
        deliver(HttpReply.none(fault));
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException gone) {
            key.cancel();
        }
        channel = null;
    }

    private void deliver(HttpReply reply) {
        Consumer<HttpReply> callback = pendingCallback;
        pendingCallback = null;
        if (callback != null) {
            callback.accept(reply);
        }
    }
}
