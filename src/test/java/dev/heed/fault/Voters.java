package dev.heed.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.web.api.Plain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// People who send votes without pause, one by one or many in a body, each over a connection of their own, until they
/// are stopped or nobody listens any more. Each vote has an idempotency key of its own.
public final class Voters implements AutoCloseable {
    private static final String COMMENT = "Seen on a train, liked it. ".repeat(8);

    private final int port;
    private final String key;
    private final Promises promises;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String comment;
    private final List<Future<?>> people = new ArrayList<>();
    private volatile boolean stopped;

    public Voters(int port, String key, Promises promises) {
        this(port, key, promises, COMMENT);
    }

    /// @param comment what they all say
    Voters(int port, String key, Promises promises, String comment) {
        this.comment = comment;
        this.port = port;
        this.key = key;
        this.promises = promises;
    }

    /// Adds the one item that they vote on.
    public void addMedia() throws IOException {
        try (Plain plain = new Plain(port)) {
            var answer = plain.send(head("PUT", "/v1/media/m"), "{\"title\":\"M\",\"type\":\"film\"}".getBytes(UTF_8));
            assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        }
    }

    /// So many more begin, who send so many votes in each body; one is no batch.
    public Voters begin(int people, int votes) {
        for (int i = 0; i < people; i++) this.people.add(threads.submit(() -> send(votes)));
        return this;
    }

    private Void send(int votes) {
        while (!stopped) {
            try (Plain plain = new Plain(port)) {
                while (!stopped) send(plain, numbers(votes));
            } catch (java.net.ConnectException e) {
                return null;
            } catch (IOException e) {
                // what was on its way stays open; over another connection
            }
        }
        return null;
    }

    private List<Long> numbers(int count) {
        List<Long> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) numbers.add(promises.next());
        return numbers;
    }

    private void send(Plain plain, List<Long> numbers) throws IOException {
        if (numbers.size() == 1) {
            long number = numbers.getFirst();
            promises.single(
                    number,
                    plain.send(head("POST", "/v1/feedback"), vote(number).getBytes(UTF_8)));
        } else {
            String body = numbers.stream().map(this::vote).collect(Collectors.joining(",", "[", "]"));
            promises.batch(numbers, batch(plain, body.getBytes(UTF_8)));
        }
    }

    /// Asks first whether the body is wanted (RFC 9110, section 10.1.1): of one that is not, the server reads a part
    /// and
    /// then cuts it off, and its answer with it.
    private Plain.Answer batch(Plain plain, byte[] body) throws IOException {
        String expecting = "\nHost: localhost\nExpect: 100-continue\nContent-Length: ";
        plain.write(head("POST", "/v1/feedback/batch") + expecting + body.length, new byte[0]);
        Plain.Answer first = plain.receive(false);
        if (first.status() != 100) return first;
        plain.write(body);
        return plain.receive(false);
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\nContent-Type: application/json\nAuthorization: Bearer " + key;
    }

    private String vote(long number) {
        return "{\"media_id\":\"m\",\"rating\":" + (number % 5 + 1) + ",\"user\":\"u" + number + "\",\"comment\":\""
                + comment + "\",\"metadata\":{\"number\":" + number + "},\"idempotency_key\":\"k" + number + "\"}";
    }

    /// They stop, and the last answers are read.
    public void stop() throws InterruptedException, ExecutionException {
        stopped = true;
        for (Future<?> one : people) one.get();
        people.clear();
    }

    /// Sends once more what was not acknowledged, under the same keys, and until it is.
    public void sendAgain() throws IOException {
        try (Plain plain = new Plain(port)) {
            for (List<Long> open = promises.open(); !open.isEmpty(); open = promises.open())
                send(plain, open.subList(0, Math.min(1_000, open.size())));
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
