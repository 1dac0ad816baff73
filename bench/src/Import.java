import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Imports MovieLens and LLMFAO with `heed import`: once without a server, and then again beside one. Demands that the
/// second time adds nothing, and that the counts of every rating are those of the files. Exit code 1 on any
/// disagreement.
final class Import {
    private static final String USAGE = """
            Usage: bench/import [options]
              --movielens DIR   the folder with movies.csv and ratings.csv (or HEED_MOVIELENS)
              --chat FILE       chat-feedback.jsonl (or HEED_LLMFAO: the file, or its folder)
              --database sqlite|postgresql|both   where the votes go (sqlite)""";

    private final Path movielens;
    private final Path chat;
    private final long films;
    /// How often each rating stands in the files: 1..5 stars, up, down.
    private final Map<String, Long> ratings = new TreeMap<>();

    private Import(Path movielens, Path chat) throws IOException {
        this.movielens = movielens;
        this.chat = Files.isDirectory(chat) ? chat.resolve("chat-feedback.jsonl") : chat;
        films = Csv.read(movielens.resolve("movies.csv"), "movieId,title,genres").size();
        for (List<String> fields : Csv.read(movielens.resolve("ratings.csv"), "userId,movieId,rating,timestamp")) {
            ratings.merge(String.valueOf((long) Math.ceil(Double.parseDouble(fields.get(2)))), 1L, Long::sum);
        }
        for (String line : Files.readAllLines(this.chat)) {
            if (!line.isBlank() && Json.read(line) instanceof Map<?, ?> vote) {
                ratings.merge((String) vote.get("rating"), 1L, Long::sum);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        Options options = new Options(USAGE, List.of("--movielens", "--chat", "--database"), List.of(), arguments);
        Import run = new Import(
                Path.of(options.demanded("--movielens", "HEED_MOVIELENS")),
                Path.of(options.demanded("--chat", "HEED_LLMFAO")));
        boolean agreed = true;
        for (Options.Target target : options.targets()) {
            agreed &= run.on(target);
        }
        System.exit(agreed ? 0 : 1);
    }

    private boolean on(Options.Target target) throws IOException, InterruptedException {
        System.out.println("import on " + target.name());
        Machine.print();
        List<String> complaints = new ArrayList<>();
        try (Workplace workplace = new Workplace("import")) {
            Program program = new Program(workplace, target.url());
            Table table = new Table("what | records | new | already there | seconds | a second");
            long stars = count("1", "2", "3", "4", "5");
            long thumbs = count("up", "down");
            bring(program, table, "MovieLens, no server", movielens, films + stars, true, complaints);
            bring(program, table, "LLMFAO, no server", chat, thumbs, true, complaints);
            Server server = program.serve();
            bring(program, table, "MovieLens again, beside a server", movielens, films + stars, false, complaints);
            bring(program, table, "LLMFAO again, beside a server", chat, thumbs, false, complaints);
            try (Wire wire = new Wire(server.port(), program.secretKey())) {
                Map<String, Long> stored = stored(wire);
                if (!stored.equals(ratings)) {
                    complaints.add("the files hold " + ratings + ", Heed counts " + stored);
                }
            }
            if (!server.stop()) {
                complaints.add("the server did not stop within its time");
            }
            if (!program.recountAgrees()) {
                complaints.add("the rollups differ from a recount");
            }
            table.print();
            complaints.forEach(complaint -> System.out.println("WRONG: " + complaint));
            if (complaints.isEmpty()) {
                System.out.println("every rating is counted as often as it stands in the files; recount agrees");
            }
            return workplace.settled(complaints.isEmpty());
        }
    }

    private long count(String... words) {
        long sum = 0;
        for (String word : words) {
            sum += ratings.getOrDefault(word, 0L);
        }
        return sum;
    }

    private void bring(
            Program program, Table table, String what, Path file, long records, boolean fresh, List<String> complaints)
            throws IOException, InterruptedException {
        String source = file.equals(movielens) ? "movielens" : "feedback";
        long began = System.nanoTime();
        Program.Said said = program.run("import", source, file.toString(), "--json");
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        Map<?, ?> result = Json.read(said.text()) instanceof Map<?, ?> map ? map : Map.of();
        long accepted = number(result, "accepted");
        long duplicates = number(result, "duplicates");
        if (said.code() != 0 || accepted != (fresh ? records : 0) || duplicates != (fresh ? 0 : records)) {
            complaints.add(what + ": exit code " + said.code() + ", " + result);
        }
        table.row(
                what, records, accepted, duplicates, time.toMillis() / 1e3, Math.round(records * 1e3 / time.toMillis()));
    }

    private static long number(Map<?, ?> result, String name) {
        return result.get(name) instanceof Number number ? number.longValue() : -1;
    }

    private static Map<String, Long> stored(Wire wire) throws IOException {
        Map<String, Object> answer = wire.call("GET", "/v1/insights/ratings", null).object();
        Map<String, Long> stored = new TreeMap<>();
        for (Object one : (List<?>) answer.get("stars")) {
            Map<?, ?> row = (Map<?, ?>) one;
            stored.put(String.valueOf(row.get("stars")), number(row, "votes"));
        }
        stored.put("up", number(answer, "up"));
        stored.put("down", number(answer, "down"));
        return stored;
    }
}
