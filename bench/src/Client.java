import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// A client that sends votes, one or many in a body, until its connection fails, and keeps a ledger of what was
/// acknowledged. What was on its way then is sent again, with its keys, to the server's successor.
/// Used by one thread at a time.
final class Client implements AutoCloseable {
    /// Room for the votes of one client in the numbering of all.
    private static final long NUMBERS = 1_000_000_000L;

    private final long first;
    private final int votes;
    private final Ledger ledger;
    private final List<String> complaints = new ArrayList<>();
    private long sent;
    private long failed;
    private boolean unanswered;
    private int replayed;

    /// @param votes how many it sends in a body; one is no batch
    Client(int index, int votes, Path directory) throws IOException {
        this.votes = votes;
        this.first = index * NUMBERS;
        this.ledger = new Ledger(directory.resolve("ledger-" + index));
    }

    /// Whether a client has ever sent the vote of this number.
    static boolean sent(List<Client> clients, long number) {
        int index = (int) (number / NUMBERS);
        long vote = number % NUMBERS;
        return number > 0 && index < clients.size() && vote >= 1 && vote <= clients.get(index).sent;
    }

    /// Sends until the connection fails. The votes are acknowledged or unanswered; there is nothing between.
    void sendUntilBroken(int port, String key) {
        try (Wire wire = new Wire(port, key)) {
            while (complaints.isEmpty()) {
                sent += votes;
                unanswered = true;
                send(wire);
            }
        } catch (IOException e) {
            failed = System.nanoTime();
        }
    }

    /// Sends what is without an answer once more, when there is something.
    void sendAgain(int port, String key) throws IOException {
        replayed = 0;
        if (unanswered) {
            try (Wire wire = new Wire(port, key)) {
                send(wire);
            }
        }
    }

    private void send(Wire wire) throws IOException {
        if (votes == 1) {
            sendOne(wire, first + sent);
        } else {
            sendMany(wire, first + sent - votes + 1);
        }
    }

    private void sendOne(Wire wire, long number) throws IOException {
        Wire.Answer answer = wire.call("POST", "/v1/feedback", body(number, key(number)));
        unanswered = false;
        if (answer.status() == 201) {
            replayed = "true".equals(answer.headers().get("idempotent-replayed")) ? 1 : 0;
            acknowledged((String) answer.object().get("id"), number);
        } else {
            complaints.add("vote " + number + " was answered " + answer.status() + ": " + answer.body());
        }
    }

    /// A batch that was cut off may be stored in part: each of its commits wholly or not at all.
    private void sendMany(Wire wire, long number) throws IOException {
        String batch = LongStream.range(number, number + votes)
                .mapToObj(one -> body(one, key(one)))
                .collect(Collectors.joining(",", "[", "]"));
        Wire.Answer answer = wire.call("POST", "/v1/feedback/batch", batch);
        unanswered = false;
        if (answer.status() != 200 || !(answer.object().get("ids") instanceof List<?> ids) || ids.size() != votes) {
            complaints.add("the batch from " + number + " on was answered " + answer.status() + ": " + answer.body());
            return;
        }
        replayed = ((Long) answer.object().get("duplicates")).intValue();
        for (int i = 0; i < votes; i++) {
            if (ids.get(i) instanceof String id) {
                acknowledged(id, number + i);
            } else {
                complaints.add("vote " + (number + i) + " of a batch was refused: " + answer.body());
            }
        }
    }

    private static String key(long number) {
        return "kill-" + number;
    }

    private void acknowledged(String id, long number) throws IOException {
        ledger.acknowledged(new Ledger.Line(id, key(number), number));
    }

    /// Three media votes, then a chat vote; a subject and a number of its own in each.
    private static String body(long number, String key) {
        Object metadata = Map.of("number", number);
        String user = "user-" + number;
        return number % 4 == 0
                ? Json.object(
                        "query response rating model user metadata idempotency_key",
                        "How long is it?",
                        "Two hours.",
                        number % 8 == 0 ? "up" : "down",
                        "a",
                        user,
                        metadata,
                        key)
                : Json.object(
                        "media_id rating watched_completion comment user metadata idempotency_key",
                        "kill-" + number % 10,
                        1 + number % 5,
                        true,
                        "Seen on a train, liked it.",
                        user,
                        metadata,
                        key);
    }

    List<Ledger.Line> acknowledged() throws IOException {
        return ledger.lines();
    }

    /// When its connection failed, by the clock of `System.nanoTime`.
    long failed() {
        return failed;
    }

    /// Whether something is on its way without an answer.
    boolean unanswered() {
        return unanswered;
    }

    /// How many of the votes sent again had been stored before the server was killed.
    int replayed() {
        return replayed;
    }

    /// Answers that were neither an acknowledgement nor a failed connection, since this was last asked.
    List<String> complaints() {
        List<String> some = List.copyOf(complaints);
        complaints.clear();
        return some;
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
