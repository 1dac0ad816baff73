import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Keeps a number of loopback connections busy for a time: each sends its next request as soon as its answer is there.
///
/// One thread, one selector, no object made per request: the client shares the processors with the server it
/// measures. Of an answer it reads the status, its length, and whether the connection goes on. A request that is on
/// its way when the time is over is still waited for, so what was acknowledged is known exactly.
final class Load {
    /// Answers are short here; a longer one means that something else answers.
    private static final int ANSWER_BYTES = 32_768;

    private static final int REQUEST_BYTES = 4_096;

    /// More than any machine answers in the longest time allowed: a bound, should the clock fail.
    private static final long MOST_REQUESTS = 100_000_000;

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "transfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE = "connection: close".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress address;
    private final Requests requests;
    private final int expected;
    private final Duration time;
    private final Selector selector = Selector.open();
    private final Latency latency = new Latency();
    private long deadline;
    private int open;
    private long sent;
    private long good;
    private long goodInTime;
    private long odd;
    private long broken;
    private long reopened;
    private String firstOdd = "";

    private Load(int port, Duration time, int expected, Requests requests) throws IOException {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.requests = requests;
        this.expected = expected;
        this.time = time;
    }

    /// Runs it and says what came back.
    ///
    /// @param expected the status that every answer must have
    static Outcome run(int port, int connections, Duration time, int expected, Requests requests) throws IOException {
        Load load = new Load(port, time, expected, requests);
        try (load.selector) {
            load.begin(connections);
            load.loop();
        }
        return new Outcome(
                load.good,
                load.odd,
                load.broken,
                load.reopened,
                load.goodInTime / (time.toNanos() / 1e9),
                load.latency,
                load.firstOdd);
    }

    /// Opens all connections before the clock starts: a burst of them may have to wait a second for its turn.
    private void begin(int connections) throws IOException {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Link link = new Link();
            link.connect();
            links.add(link);
        }
        deadline = System.nanoTime() + time.toNanos();
        open = connections;
        for (Link link : links) {
            link.send();
        }
    }

    private void loop() throws IOException {
        long heard = System.nanoTime();
        while (open > 0) {
            if (selector.select(key -> ((Link) key.attachment()).ready(), 1_000) > 0) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
                broken += open;
                selector.keys().forEach(key -> ((Link) key.attachment()).close());
            }
        }
    }

    /// Writes the bytes of the next request into the given array and returns how many they are.
    interface Requests {
        int next(byte[] into);
    }

    /// What came back.
    ///
    /// @param good answers with the expected status, also those that came after the time was over
    /// @param odd answers with another one
    /// @param broken connections that failed with a request on its way
    /// @param reopened connections that the server closed after an answer, as it may, and that were opened again
    /// @param perSecond good answers within the time, a second
    /// @param firstOdd the text of the first odd answer or failure
    record Outcome(
            long good, long odd, long broken, long reopened, double perSecond, Latency latency, String firstOdd) {
        boolean clean() {
            return odd == 0 && broken == 0;
        }
    }

    /// One connection with at most one request on its way.
    private final class Link {
        private final byte[] answer = new byte[ANSWER_BYTES];
        private final byte[] request = new byte[REQUEST_BYTES];
        private final ByteBuffer in = ByteBuffer.wrap(answer);
        private final ByteBuffer out = ByteBuffer.wrap(request);
        private SocketChannel channel;
        private long sentAt;
        private boolean closing;

        void connect() throws IOException {
            channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send() throws IOException {
            out.clear().limit(requests.next(request));
            in.clear();
            sent++;
            sentAt = System.nanoTime();
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        void ready() {
            try {
                if (channel.read(in) < 0) {
                    throw new IOException("the server closed the connection within a request");
                }
                if (whole()) {
                    answered(System.nanoTime());
                } else if (!in.hasRemaining()) {
                    throw new IOException("an answer of more than " + ANSWER_BYTES + " bytes");
                }
            } catch (IOException e) {
                broken++;
                remember(e.toString());
                close();
            }
        }

        void close() {
            open--;
            try {
                channel.close();
            } catch (IOException e) {
                remember(e.toString());
            }
        }

        private void answered(long now) throws IOException {
            latency.add(now - sentAt);
            // "HTTP/1.1 201"
            int status = (answer[9] - '0') * 100 + (answer[10] - '0') * 10 + (answer[11] - '0');
            if (status == expected) {
                good++;
                goodInTime += now <= deadline ? 1 : 0;
            } else {
                odd++;
                remember(new String(answer, 0, in.position(), StandardCharsets.UTF_8));
            }
            if (now >= deadline || sent >= MOST_REQUESTS) {
                close();
                return;
            }
            if (closing) {
                channel.close();
                reopened++;
                connect();
            }
            send();
        }

        private void remember(String text) {
            if (firstOdd.isEmpty()) {
                firstOdd = text;
            }
        }

        /// Whether the whole answer is in the buffer. Starts over with each piece: answers come in one or two.
        private boolean whole() {
            int filled = in.position();
            int length = 0;
            boolean chunked = false;
            closing = false;
            int line = 0;
            for (int i = 0; i < filled; i++) {
                if (answer[i] != '\n') {
                    continue;
                }
                if (i - line <= 1) {
                    return chunked ? lastChunk(i + 1, filled) : filled >= i + 1 + length;
                }
                if (begins(line, LENGTH)) {
                    length = number(line + LENGTH.length, i, 10);
                }
                chunked |= begins(line, CHUNKED);
                closing |= begins(line, CLOSE);
                line = i + 1;
            }
            return false;
        }

        private boolean lastChunk(int from, int filled) {
            int at = from;
            while (at < filled) {
                int end = at;
                while (end < filled && answer[end] != '\n') {
                    end++;
                }
                int size = number(at, end, 16);
                if (size == 0) {
                    // "0", end of line, no trailers, end of line
                    return end + 2 < filled;
                }
                at = end + 1 + size + 2;
            }
            return false;
        }

        private boolean begins(int line, byte[] name) {
            // header names do not mind their case; 0x20 makes a letter small and leaves - : and space as they are
            if ((answer[line] | 0x20) != name[0]) {
                return false;
            }
            for (int i = 1; i < name.length; i++) {
                if ((answer[line + i] | 0x20) != (name[i] | 0x20)) {
                    return false;
                }
            }
            return true;
        }

        private int number(int from, int to, int radix) {
            int number = 0;
            for (int i = from; i < to && answer[i] != ';'; i++) {
                int digit = Character.digit(answer[i], radix);
                number = digit < 0 ? number : number * radix + digit;
            }
            return number;
        }
    }
}
