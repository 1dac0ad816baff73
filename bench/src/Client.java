import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A client that sends one vote after the other until its connection fails, and keeps a ledger of what was
/// acknowledged. The vote that was on its way then is sent again, with its key, to the server's successor.
/// Used by one thread at a time.
final class Client implements AutoCloseable {
    /// Room for the votes of one client in the numbering of all.
    private static final long NUMBERS = 1_000_000_000L;

    private final long first;
    private final Ledger ledger;
    private final List<String> complaints = new ArrayList<>();
    private long sent;
    private long failed;
    private boolean unanswered;
    private boolean replayed;

    Client(int index, Path directory) throws IOException {
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
                sent++;
                unanswered = true;
                send(wire);
            }
        } catch (IOException e) {
            failed = System.nanoTime();
        }
    }

    /// Sends the vote without an answer once more, when there is one.
    void sendAgain(int port, String key) throws IOException {
        replayed = false;
        if (unanswered) {
            try (Wire wire = new Wire(port, key)) {
                send(wire);
            }
        }
    }

    private void send(Wire wire) throws IOException {
        long number = first + sent;
        String idempotencyKey = "kill-" + number;
        Wire.Answer answer = wire.call("POST", "/v1/feedback", body(number, idempotencyKey));
        unanswered = false;
        if (answer.status() == 201) {
            replayed = "true".equals(answer.headers().get("idempotent-replayed"));
            ledger.acknowledged(new Ledger.Line((String) answer.object().get("id"), idempotencyKey, number));
        } else {
            complaints.add("vote " + number + " was answered " + answer.status() + ": " + answer.body());
        }
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

    /// Whether a vote is on its way without an answer.
    boolean unanswered() {
        return unanswered;
    }

    /// Whether the vote sent again had been stored before the server was killed.
    boolean replayed() {
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
