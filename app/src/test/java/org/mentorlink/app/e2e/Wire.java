package org.mentorlink.app.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between the platform and a server of its own; it can be cut and mended. */
final class Wire implements AutoCloseable {

    private volatile String host = "";
    private volatile int port;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** Its far end is still loose: it is cut. For a server that has to be told where its clients come in, before it starts. */
    Wire() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        cut = true;
        Thread.ofPlatform().name("wire-" + door.getLocalPort()).daemon().start(this::accept);
    }

    /** @param server host:port */
    Wire(String server) throws IOException {
        this();
        leadTo(server);
    }

    /** @param server host:port */
    void leadTo(String server) {
        var colon = server.lastIndexOf(':');
        host = server.substring(0, colon);
        port = Integer.parseInt(server.substring(colon + 1));
        mend();
    }

    /** Where its near end is: host:port. */
    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /** Whoever is connected is thrown out, and nobody gets in. */
    void cut() {
        cut = true;
        open.forEach(Wire::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                if (cut) {
                    close(near);
                } else {
                    connect(near);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        open.add(near);
        try {
            var far = new Socket(host, port);
            open.add(far);
            pass(near, far);
            pass(far, near);
        } catch (IOException nobodyThere) {
            close(near);
        }
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException over) {
                // Either end hung up, or the wire was cut; both are closed now.
            } finally {
                open.remove(from);
                open.remove(to);
            }
        });
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
