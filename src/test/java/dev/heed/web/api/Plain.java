package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A connection that sends exactly the bytes it is told: no client library would send what the hostile tests send.
/// Where the server closes it, after an answer or because nobody spoke, the next request goes over a new one.
public final class Plain implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    /// Less than the time after which the server closes a connection on which nobody speaks.
    private static final Duration QUIET = Duration.ofSeconds(5);

    /// What came back.
    ///
    /// @param headers by name in lower case; the last one of equal names
    public record Answer(int status, Map<String, String> headers, String text) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        /// `pointer detail`, `parameter detail` or `header detail` of every error.
        public List<String> errors() {
            return json().path("errors")
                    .valueStream()
                    .map(error ->
                            error.properties().iterator().next().getValue().stringValue() + " "
                                    + error.get("detail").stringValue())
                    .toList();
        }
    }

    private final int port;
    private Socket socket;
    private InputStream in;
    private long spoke = System.nanoTime();

    private final UnaryOperator<String> keys;

    /// Sends what it is given as it is.
    public Plain(int port) throws IOException {
        this(port, UnaryOperator.identity());
    }

    /// @param keys puts keys where their names stand in a head
    public Plain(int port, UnaryOperator<String> keys) throws IOException {
        this.port = port;
        this.keys = keys;
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// Sends the head, with `\n` for line ends and without the empty line, and the body with its length.
    public Answer send(String head, byte[] body) throws IOException {
        renew();
        write(head + "\nHost: localhost\nContent-Length: " + body.length, body);
        return receive(head.startsWith("HEAD "));
    }

    public Answer send(String head) throws IOException {
        renew();
        write(head + "\nHost: localhost", new byte[0]);
        return receive(head.startsWith("HEAD "));
    }

    private void renew() throws IOException {
        boolean quiet = System.nanoTime() - spoke > QUIET.toNanos();
        spoke = System.nanoTime();
        if (!quiet) return;
        socket.setSoTimeout(1);
        try {
            if (in.read() >= 0) throw new IOException("the server spoke unasked");
            close();
            connect();
        } catch (SocketTimeoutException e) {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /// Sends exactly this head and nothing of its own.
    public void write(String head, byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((keys.apply(head).replace("\n", "\r\n") + "\r\n\r\n").getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        socket.getOutputStream().write(bytes.toByteArray());
        socket.getOutputStream().flush();
    }

    /// Sends what was promised in a head.
    public void write(byte[] body) throws IOException {
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
    }

    /// Says that nothing more comes.
    void end() throws IOException {
        socket.shutdownOutput();
    }

    public Answer receive(boolean withoutBody) throws IOException {
        int status = Integer.parseInt(line().substring("HTTP/1.1 ".length()).substring(0, 3));
        var headers = new TreeMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] bytes = withoutBody ? new byte[0] : body(headers);
        if ("close".equals(headers.get("connection"))) {
            socket.close();
            connect();
        }
        return new Answer(status, headers, new String(bytes, UTF_8));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            int length = Integer.parseInt(headers.get("content-length"));
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) throw new EOFException("the body is cut off");
            return bytes;
        }
        if (!"chunked".equals(headers.get("transfer-encoding"))) return new byte[0];
        var bytes = new ByteArrayOutputStream();
        for (int length = chunk(); length > 0; length = chunk()) {
            bytes.writeBytes(in.readNBytes(length));
            line();
        }
        line();
        return bytes.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException("the connection was closed");
            if (b != '\r') line.write(b);
        }
        return line.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
