import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Sends the ratings of MovieLens and the chat votes of LLMFAO to a fresh server, one vote a request, and demands
/// 201 for every one, each id once in the history and nothing else there, the values as sent, and rollups that equal
/// a recount. Exit code 1 on any disagreement.
final class Replay {
    private static final String USAGE = """
            Usage: bench/replay [options]
              --movielens DIR   the folder with movies.csv and ratings.csv (or HEED_MOVIELENS)
              --chat FILE       chat-feedback.jsonl (or HEED_LLMFAO: the file, or its folder)
              --database sqlite|postgresql|both   where the votes go (sqlite)
              --connections N   requests on their way at any time (16)""";

    /// Enough to see what is wrong without a flood.
    private static final int MOST_COMPLAINTS = 20;

    private final List<Film> films;
    private final List<Vote> votes = new ArrayList<>();
    private final int ratings;
    private final int connections;

    private Replay(Path movielens, Path chat, int connections) throws IOException {
        this.connections = connections;
        films = Csv.read(movielens.resolve("movies.csv"), "movieId,title,genres").stream()
                .map(fields -> new Film("ml-" + fields.get(0), fields.get(1)))
                .toList();
        Csv.read(movielens.resolve("ratings.csv"), "userId,movieId,rating,timestamp").stream()
                .map(Replay::rating)
                .forEach(votes::add);
        ratings = votes.size();
        Path file = Files.isDirectory(chat) ? chat.resolve("chat-feedback.jsonl") : chat;
        Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(Replay::chat)
                .forEach(votes::add);
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(
                USAGE, List.of("--movielens", "--chat", "--database", "--connections"), List.of(), arguments);
        Replay replay = new Replay(
                Path.of(options.demanded("--movielens", "HEED_MOVIELENS")),
                Path.of(options.demanded("--chat", "HEED_LLMFAO")),
                (int) options.number("--connections", 16, 1, 512));
        boolean agreed = true;
        for (Options.Target target : options.targets()) {
            agreed &= replay.on(target);
        }
        System.exit(agreed ? 0 : 1);
    }

    /// A rating of half to five stars becomes one to five, halves rounded up; what it was stays in the metadata.
    private static Vote rating(List<String> fields) {
        double original = Double.parseDouble(fields.get(2));
        Map<String, Object> expected = new HashMap<>();
        expected.put("media_id", "ml-" + fields.get(1));
        expected.put("rating", (long) Math.ceil(original));
        expected.put("metadata", Map.of("original_rating", original));
        return new Vote(with(expected, Map.of("user", fields.get(0))), expected);
    }

    @SuppressWarnings("unchecked")
    private static Vote chat(String line) {
        Map<String, Object> given = (Map<String, Object>) Json.read(line);
        Map<String, Object> expected = new HashMap<>();
        expected.put("comparison", String.valueOf(given.get("comparison")));
        expected.put("rating", given.get("rating"));
        expected.put("model", given.get("model"));
        // the texts and the user do not come back as sent: they are redacted, and made a pseudonym
        return new Vote(
                with(
                        expected,
                        Map.of(
                                "query",
                                given.get("query"),
                                "response",
                                given.get("response"),
                                "user",
                                given.get("user"))),
                expected);
    }

    private static String with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(more);
        return Json.write(all);
    }

    private boolean on(Options.Target target) throws IOException, InterruptedException {
        System.out.println("replay on " + target.name() + ": one vote a request, " + connections + " connections");
        Machine.print();
        try (Workplace workplace = new Workplace("replay")) {
            Program program = new Program(workplace, target.url());
            Server first = program.serve();
            Run run = new Run(program.secretKey());
            run.send(first.port());
            run.demand(first.stop(), "the server did not stop within its time");
            // another process reads it back, so that nothing is believed that only stood in memory
            Server second = program.serve();
            run.compare(second.port());
            run.demand(second.stop(), "the server did not stop within its time");
            run.demand(program.recountAgrees(), "the rollups differ from a recount");
            return workplace.settled(run.report());
        }
    }

    private record Film(String id, String title) {}

    /// @param body what is sent
    /// @param expected fields that must come back with these values
    private record Vote(String body, Map<String, Object> expected) {}

    /// One replay into one server.
    private final class Run {
        private final String key;
        private final AtomicReferenceArray<String> ids = new AtomicReferenceArray<>(votes.size());
        private final AtomicIntegerArray seen = new AtomicIntegerArray(votes.size());
        private final Map<String, Integer> numbers = new HashMap<>();
        private final AtomicIntegerArray created = new AtomicIntegerArray(3);
        private final List<Duration> times = new ArrayList<>();
        private final List<String> complaints = new ArrayList<>();
        private long strangers;

        Run(String key) {
            this.key = key;
        }

        void send(int port) throws IOException, InterruptedException {
            times.add(Crowd.work(port, key, connections, films.size(), (wire, i) -> {
                String body = Json.object("title type", films.get(i).title(), "film");
                Wire.Answer answer = wire.call("PUT", path(films.get(i)), body);
                accept(0, answer, films.get(i).id());
            }));
            times.add(Crowd.work(port, key, connections, ratings, (wire, i) -> vote(1, wire, i)));
            times.add(Crowd.work(
                    port, key, connections, votes.size() - ratings, (wire, i) -> vote(2, wire, ratings + i)));
        }

        private void vote(int part, Wire wire, int number) throws IOException {
            Wire.Answer answer =
                    wire.call("POST", "/v1/feedback", votes.get(number).body());
            if (accept(part, answer, "vote " + number)) {
                ids.set(number, (String) answer.object().get("id"));
            }
        }

        private boolean accept(int part, Wire.Answer answer, String what) {
            boolean accepted = answer.status() == 201;
            demand(accepted, what + " was answered " + answer.status() + ": " + answer.body());
            if (accepted) {
                created.incrementAndGet(part);
            }
            return accepted;
        }

        void compare(int port) throws IOException {
            for (int number = 0; number < votes.size(); number++) {
                if (ids.get(number) != null) {
                    Integer other = numbers.put(ids.get(number), number);
                    demand(other == null, "votes " + other + " and " + number + " were given the same id");
                }
            }
            try (Wire wire = new Wire(port, key)) {
                History.walk(wire, this::stored);
                for (int i = 0; i < films.size(); i += 97) {
                    Wire.Answer answer = wire.call("GET", path(films.get(i)), null);
                    demand(
                            answer.status() == 200
                                    && films.get(i)
                                            .title()
                                            .equals(answer.object().get("title")),
                            films.get(i).id() + " does not read back with its title");
                }
            }
            for (int number = 0; number < votes.size(); number++) {
                int times = seen.get(number);
                demand(
                        ids.get(number) == null || times == 1,
                        "vote " + number + " is " + times + " times in the history");
            }
            demand(strangers == 0, strangers + " votes in the history were never acknowledged here");
        }

        private void stored(Map<String, Object> item) {
            Integer number = numbers.get((String) item.get("id"));
            if (number == null) {
                strangers++;
                return;
            }
            seen.incrementAndGet(number);
            Map<String, Object> expected = votes.get(number).expected();
            demand(
                    (number < ratings ? "media" : "chat").equals(item.get("kind")),
                    "vote " + number + " has another kind");
            expected.forEach((name, value) -> demand(
                    Json.same(value, item.get(name)),
                    name + " of vote " + number + " was " + value + " and reads " + item.get(name)));
        }

        synchronized void demand(boolean met, String complaint) {
            if (!met) {
                complaints.add(complaint);
            }
        }

        boolean report() {
            Table table = new Table("what | sent | 201 | other | in history | seconds | a second");
            row(table, "media items", 0, films.size(), "-");
            row(table, "MovieLens ratings", 1, ratings, found(0, ratings));
            row(table, "LLMFAO chat votes", 2, votes.size() - ratings, found(ratings, votes.size()));
            table.print();
            complaints.stream().limit(MOST_COMPLAINTS).forEach(complaint -> System.out.println("WRONG: " + complaint));
            System.out.println(
                    complaints.isEmpty()
                            ? "every vote is stored once with its values; recount agrees"
                            : complaints.size() + " disagreements");
            return complaints.isEmpty();
        }

        private void row(Table table, String what, int part, int sent, Object found) {
            double seconds = times.get(part).toMillis() / 1e3;
            int good = created.get(part);
            table.row(what, sent, good, sent - good, found, seconds, Math.round(good / Math.max(0.001, seconds)));
        }

        private int found(int from, int to) {
            int found = 0;
            for (int number = from; number < to; number++) {
                found += seen.get(number) > 0 ? 1 : 0;
            }
            return found;
        }

        private static String path(Film film) {
            return "/v1/media/" + URLEncoder.encode(film.id(), StandardCharsets.UTF_8);
        }
    }
}
