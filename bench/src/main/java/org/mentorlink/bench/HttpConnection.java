package org.mentorlink.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP/1.1 connection that is kept as long as the server keeps it (Tomcat: 100 requests, unless told otherwise), for
 * one thread. It does as little as is possible beside the server it measures: one write for a request, one reused buffer
 * for the answer.
 */
final class HttpConnection implements AutoCloseable {

    private static final int LONGEST_LINE = 16_384;
    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean last;
    private byte[] body = new byte[8_192];
    private int length;
    private int status;

    private HttpConnection(int port) throws IOException {
        this.port = port;
        this.socket = connect(port);
        this.in = buffered(socket);
    }

    /** To this machine. */
    static HttpConnection to(int port) throws IOException {
        return new HttpConnection(port);
    }

    private static InputStream buffered(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param headers each with its line end; the host's and the length's are added
     * @return the status code
     */
    int send(String method, String path, String headers, String json) throws IOException {
        if (last) {
            close();
            socket = connect(port);
            in = buffered(socket);
            last = false;
        }
        var content = json.getBytes(StandardCharsets.UTF_8);
        var head = (method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers
                        + "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        var request = new byte[head.length + content.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(content, 0, request, head.length, content.length);
        socket.getOutputStream().write(request);
        read();
        return status;
    }

    /** Of the last answer. */
    String body() {
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    private void read() throws IOException {
        var first = line();
        status = Integer.parseInt(first.substring(9, 12));
        var announced = -1;
        var chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var colon = header.indexOf(':');
            var name = header.substring(0, colon);
            var value = header.substring(colon + 1).strip();
            if (name.equalsIgnoreCase("Content-Length")) {
                announced = Integer.parseInt(value);
            } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
                chunked = value.equalsIgnoreCase("chunked");
            } else if (name.equalsIgnoreCase("Connection")) {
                last = value.equalsIgnoreCase("close");
            }
        }
        length = 0;
        if (chunked) {
            readChunks();
        } else if (announced > 0) {
            take(announced);
        }
    }

    private void readChunks() throws IOException {
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            take(size);
            line();
        }
        while (!line().isEmpty()) {
            // What may follow the last chunk says nothing about the content.
        }
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private void take(int count) throws IOException {
        if (length + count > body.length) {
            var larger = new byte[Math.max(body.length * 2, length + count)];
            System.arraycopy(body, 0, larger, 0, length);
            body = larger;
        }
        if (in.readNBytes(body, length, count) < count) {
            throw new EOFException("the answer ended early");
        }
        length += count;
    }

    private String line() throws IOException {
        var text = new StringBuilder(64);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                text.append((char) next);
            }
            if (text.length() > LONGEST_LINE) {
                throw new IOException("a header without end");
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
