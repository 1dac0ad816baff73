import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// One kept-alive HTTP/1.1 connection to a server on this machine's loopback. For one thread.
/// Never repeats a request by itself: whoever sends a vote twice must mean it.
final class Wire implements AutoCloseable {
    private static final int ANSWER_MILLISECONDS = 30_000;

    private final int port;
    private final String credentials;
    private Socket socket;
    private InputStream in;

    /// @param key the bearer key sent with every request
    Wire(int port, String key) {
        this(port, "Authorization: Bearer ", key);
    }

    private Wire(int port, String header, String secret) {
        this.port = port;
        this.credentials = header + secret;
    }

    /// As somebody's browser, to read pages.
    ///
    /// @param cookie the cookie of a session
    static Wire signedIn(int port, String cookie) {
        return new Wire(port, "Cookie: ", cookie);
    }

    /// Sends a request with a JSON body (`null`: none) and reads the whole answer.
    /// Throws when the connection fails at any point; then nobody knows whether the request was carried out.
    Answer call(String method, String path, String body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        byte[] head = (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + credentials
                        + (body == null ? "" : "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length)
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        try {
            if (socket == null) {
                connect();
            }
            socket.getOutputStream().write(request);
            Answer answer = read();
            if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
                close();
            }
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private void connect() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_MILLISECONDS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLISECONDS);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    private Answer read() throws IOException {
        String[] status = line().split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP answer");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status[1]);
        byte[] body;
        if (code == 204 || code == 304) {
            body = new byte[0];
        } else if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            body = chunks();
        } else {
            body = exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        return new Answer(code, headers, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
            if (size == 0) {
                while (!line().isEmpty()) {
                    // trailers say nothing of use here
                }
                return whole.toByteArray();
            }
            whole.write(exactly(size));
            line();
        }
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the connection ended within an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection ended before an answer");
            }
            text.append((char) octet);
        }
        return text.toString().stripTrailing();
    }

    /// What came back. Header names are in lower case.
    record Answer(int status, Map<String, String> headers, String body) {
        /// The body as a JSON object.
        @SuppressWarnings("unchecked")
        Map<String, Object> object() {
            return (Map<String, Object>) Json.read(body);
        }
    }
}
