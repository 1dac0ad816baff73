import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Soak test: kills the server under load with SIGKILL, again and again, on one data directory.
///
/// At the end every acknowledged vote is stored exactly once and nothing else is; each restart needs no repair, and
/// what failed while the server died were connections, never answers. Exit code 1 on any disagreement.
final class Kill {
    private static final String USAGE = """
            Usage: bench/soak kill [options]
              --rounds N        times the server is killed (20)
              --database sqlite|postgresql|both   where the votes go (sqlite)
              --connections N   clients, each with a ledger of its own, every fourth sends batches (16)
              --seed N          decides the moments of death (printed)""";

    private static final int MOST_COMPLAINTS = 20;

    /// One client in so many sends batches; the first does.
    private static final int BATCHERS = 4;

    /// More than one commit, and lanes of PostgreSQL, take at once.
    private static final int BATCH = 1_000;

    /// The load runs so long before each death: at least until the server has warmed to it, at most a few seconds.
    private static final int SHORTEST_MILLISECONDS = 300;

    private static final int LONGEST_MILLISECONDS = 3_000;

    private final Random random;
    private final int rounds;
    private final int connections;
    private final List<String> complaints = new ArrayList<>();

    private Kill(Options options) {
        this.rounds = (int) options.number("--rounds", 20, 1, 10_000);
        this.connections = (int) options.number("--connections", 16, 1, 512);
        long seed = options.number("--seed", System.nanoTime() & 0xffffff, 0, Long.MAX_VALUE);
        this.random = new Random(seed);
        System.out.println("seed " + seed);
    }

    public static void main(String[] arguments) throws Exception {
        Options options =
                new Options(USAGE, List.of("--rounds", "--database", "--connections", "--seed"), List.of(), arguments);
        boolean agreed = true;
        for (Options.Target target : options.targets()) {
            agreed &= new Kill(options).on(target);
        }
        System.exit(agreed ? 0 : 1);
    }

    private boolean on(Options.Target target) throws IOException, InterruptedException {
        System.out.println(
                "kill -9 under load on " + target.name() + ": " + rounds + " rounds, " + connections + " clients");
        Machine.print();
        try (Workplace workplace = new Workplace("kill")) {
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                clients.add(new Client(i, i % BATCHERS == 0 ? BATCH : 1, workplace.directory()));
            }
            Program program = new Program(workplace, target.url());
            Server server = program.serve();
            String key = program.secretKey();
            addMedia(server, key);
            server = rounds(program, server, key, clients);
            compare(server, key, clients);
            demand(server.stop(), "the server did not stop within its time");
            demand(program.recountAgrees(), "the rollups differ from a recount at the end");
            for (Client client : clients) {
                client.close();
            }
            report();
            return workplace.settled(complaints.isEmpty());
        }
    }

    /// Kills and restarts, round after round; gives back the last server.
    private Server rounds(Program program, Server first, String key, List<Client> clients)
            throws IOException, InterruptedException {
        Table table = new Table(
                "round | killed after ms | acknowledged | requests unanswered | stored all the same | restart ms | recount");
        Server server = first;
        int before = 0;
        for (int round = 1; round <= rounds && complaints.isEmpty(); round++) {
            Death death = kill(server, key, clients);
            server = program.serve();
            int replayed = sendAgain(server, key, clients);
            boolean recounted = program.recountAgrees();
            demand(recounted, "the rollups differ from a recount after round " + round);
            int now = acknowledged(clients).size();
            table.row(
                    round,
                    death.after().toMillis(),
                    now - before,
                    death.unanswered(),
                    replayed,
                    server.startTime().toMillis(),
                    recounted ? "agrees" : "DIFFERS");
            before = now;
        }
        table.print();
        return server;
    }

    private void addMedia(Server server, String key) throws IOException {
        try (Wire wire = new Wire(server.port(), key)) {
            for (int i = 0; i < 10; i++) {
                int status = wire.call("PUT", "/v1/media/kill-" + i, Json.object("title type", "Film " + i, "film"))
                        .status();
                demand(status == 201, "PUT of a media item answered " + status);
            }
        }
    }

    /// Lets the clients send, kills the server at a random moment, and waits until every client has noticed.
    private Death kill(Server server, String key, List<Client> clients) throws InterruptedException {
        Duration life = Duration.ofMillis(random.nextInt(SHORTEST_MILLISECONDS, LONGEST_MILLISECONDS));
        List<Thread> threads = clients.stream()
                .map(client -> Thread.ofVirtual().start(() -> client.sendUntilBroken(server.port(), key)))
                .toList();
        Thread.sleep(life);
        demand(server.alive(), "the server was gone before it was killed");
        long killed = System.nanoTime();
        server.kill();
        for (Thread thread : threads) {
            thread.join();
        }
        int unanswered = 0;
        for (Client client : clients) {
            unanswered += client.unanswered() ? 1 : 0;
            complaints.addAll(client.complaints());
            demand(
                    !client.unanswered() || client.failed() - killed >= 0,
                    "a connection failed before the server was killed");
        }
        return new Death(life, unanswered);
    }

    /// Sends again what was on its way, and says how much of that had been stored.
    private int sendAgain(Server server, String key, List<Client> clients) throws IOException {
        int replayed = 0;
        for (Client client : clients) {
            client.sendAgain(server.port(), key);
            complaints.addAll(client.complaints());
            replayed += client.replayed();
        }
        return replayed;
    }

    /// Sets the ledgers beside the history.
    private void compare(Server server, String key, List<Client> clients) throws IOException {
        Map<String, Long> acknowledged = new HashMap<>();
        for (Ledger.Line line : acknowledged(clients)) {
            Long other = acknowledged.put(line.id(), line.number());
            demand(other == null, "votes " + other + " and " + line.number() + " were given the same id " + line.id());
        }
        Map<String, Long> missing = new HashMap<>(acknowledged);
        Set<Long> numbers = new HashSet<>();
        try (Wire wire = new Wire(server.port(), key)) {
            History.walk(wire, item -> {
                String id = (String) item.get("id");
                if (!(item.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("number") instanceof Long number)) {
                    demand(false, id + " is stored without the number it was sent with");
                    return;
                }
                demand(Client.sent(clients, number), id + " is stored and was never sent");
                demand(numbers.add(number), "vote " + number + " is stored more than once");
                demand(
                        number.equals(acknowledged.get(id)),
                        "vote " + number + " is stored as " + id + ", which was not acknowledged for it");
                missing.remove(id);
            });
        }
        missing.forEach(
                (id, number) -> demand(false, "vote " + number + " was acknowledged as " + id + " and is not stored"));
        System.out.printf(
                "acknowledged %,d, stored %,d, lost %,d%n", acknowledged.size(), numbers.size(), missing.size());
    }

    private static List<Ledger.Line> acknowledged(List<Client> clients) throws IOException {
        List<Ledger.Line> lines = new ArrayList<>();
        for (Client client : clients) {
            lines.addAll(client.acknowledged());
        }
        return lines;
    }

    private void report() {
        complaints.stream().limit(MOST_COMPLAINTS).forEach(complaint -> System.out.println("WRONG: " + complaint));
        System.out.println(
                complaints.isEmpty()
                        ? "nothing lost, nothing twice, nothing repaired"
                        : complaints.size() + " disagreements");
    }

    private void demand(boolean met, String complaint) {
        if (!met) {
            complaints.add(complaint);
        }
    }

    private record Death(Duration after, int unanswered) {}
}
