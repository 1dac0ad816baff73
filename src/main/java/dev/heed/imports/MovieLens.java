package dev.heed.imports;

import dev.heed.imports.Fields.Holds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A MovieLens data set, as its README describes it: `movies.csv` (`movieId,title,genres`) becomes the catalog, with
/// the type `film`; `ratings.csv` (`userId,movieId,rating,timestamp`) becomes votes. An item has no place for genres,
/// so they go into the metadata of its votes. Other files of the set are left alone.
final class MovieLens implements Translation {
    private static final Set<String> MOVIES = Set.of("movieId", "title", "genres");
    private static final Set<String> RATINGS = Set.of("userId", "movieId", "rating", "timestamp");
    private static final List<String> NAMES = List.of("movies.csv", "ratings.csv");
    private static final String NO_GENRES = "(no genres listed)";

    private static final Fields FIELDS = new Fields()
            .and(Holds.TEXT, "userId", "movieId", "title")
            .and(Holds.LIST, "genres")
            .and(Holds.RATING, "rating")
            .and(Holds.TIME, "timestamp");

    private final Map<String, ArrayNode> genres = new HashMap<>();

    MovieLens(Mapping mapping) {
        if (!mapping.equals(Mapping.NONE))
            throw new IllegalArgumentException(
                    "The columns of MovieLens are known: --map, --skip and --set have no place here.");
    }

    /// The catalog first. A directory stands for the two files in it.
    @Override
    public List<Path> files(List<Path> given) {
        List<Path> files = new ArrayList<>();
        for (Path one : given)
            if (Files.isDirectory(one)) files.addAll(in(one));
            else files.add(one);
        files.sort(Comparator.comparing(file -> !columns(file).equals(MOVIES)));
        return files;
    }

    private static List<Path> in(Path directory) {
        List<Path> there =
                NAMES.stream().map(directory::resolve).filter(Files::exists).toList();
        if (there.isEmpty())
            throw new IllegalArgumentException(directory + " holds neither " + String.join(" nor ", NAMES) + ".");
        return there;
    }

    private static Set<String> columns(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(line -> Set.of(line.strip().split(",", -1)))
                    .orElse(Set.of());
        } catch (IOException | UncheckedIOException | IllegalArgumentException unlike) {
            // whoever reads it says what is wrong with it
            return Set.of();
        }
    }

    @Override
    public void check(Path file, Set<String> columns) {
        if (!columns.equals(MOVIES) && !columns.equals(RATINGS))
            throw new IllegalArgumentException(file + " is neither movies.csv (movieId,title,genres) nor ratings.csv"
                    + " (userId,movieId,rating,timestamp) of MovieLens.");
    }

    @Override
    public Line.Item item(Line.Spot spot, ObjectNode record, String hash) {
        boolean film = record.has("title");
        FIELDS.read(record);
        return film ? film(spot, record) : rating(spot, record);
    }

    private Line.Item film(Line.Spot spot, ObjectNode record) {
        String id = record.path("movieId").asString("");
        if (record.get("genres") instanceof ArrayNode list
                && !list.isEmpty()
                && !list.get(0).asString("").equals(NO_GENRES)) genres.put(id, list);
        ObjectNode item = JsonNodeFactory.instance.objectNode().put("media_id", id);
        item.set("title", record.path("title"));
        return new Line.Item(spot, Into.MEDIA, item.put("type", "film"));
    }

    private Line.Item rating(Line.Spot spot, ObjectNode record) {
        String user = record.path("userId").asString("");
        String movie = record.path("movieId").asString("");
        ObjectNode vote = JsonNodeFactory.instance
                .objectNode()
                .put("media_id", movie)
                .put("user", user)
                .put("idempotency_key", "movielens:" + user + ":" + movie);
        vote.set("rating", record.path("rating"));
        vote.set("timestamp", record.path("timestamp"));
        ArrayNode list = genres.get(movie);
        if (list != null) vote.putObject("metadata").set("genres", list);
        Votes.roundHalves(vote);
        return new Line.Item(spot, Into.FEEDBACK, vote);
    }
}
