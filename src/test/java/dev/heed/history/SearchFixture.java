package dev.heed.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.capture.TestNode;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.domain.Search;
import dev.heed.domain.Thumb;
import dev.heed.storage.DatabaseContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A project whose votes are searched, and ways to look at all that is found.
abstract class SearchFixture extends DatabaseContract {
    static final Filter ALL = new Filter(
            null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), null, false, null);

    Instant now = Instant.parse("2026-03-29T00:30:00Z");

    @SuppressWarnings("NullAway.Init") // set before each test
    TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(test(), () -> now);
        node.project(true);
    }

    @AfterEach
    void stop() {
        node.close();
        // finds out if a word went into the index and did not come out of it
        if (sqlite())
            test().execute("INSERT INTO search_text_fts (search_text_fts, rank) VALUES ('integrity-check', 1)");
    }

    Project project() {
        return node.access.defaultProject();
    }

    Id film(@Nullable String user, String comment) {
        var around = new Ballot.Circumstances(user, null, "en", null, List.of(), null, null);
        return cast(new Ballot.Media("film", 4, null, null, comment, List.of(), null, null, around));
    }

    Id chat(
            @Nullable String message,
            String query,
            String response,
            @Nullable String comment,
            @Nullable String correction) {
        var around = new Ballot.Circumstances(null, null, "en", null, List.of(), null, null);
        return cast(new Ballot.Chat(
                query, response, Thumb.UP, comment, List.of(), correction, "gpt", message, null, around));
    }

    private Id cast(Ballot ballot) {
        return switch (node.intake.cast(project(), ballot, true, 1)) {
            case Outcome.Stored(Id id, boolean _) -> id;
            case Outcome.Revised(Id id, int _, boolean _) -> id;
            case Outcome other -> throw new AssertionError(other);
        };
    }

    static Filter searching(String asked) {
        return ALL.searching(Search.read(asked).orElseThrow());
    }

    /// Everything that is found, in pages, newest first.
    ///
    /// @param near how many votes are read before the index is asked
    List<Feedback> pages(Filter filter, int near, int limit) {
        History history = new History(database(), near, History.READ_AT_MOST);
        List<Feedback> all = new ArrayList<>();
        Mark before = Mark.TOP;
        while (true) {
            var page = history.page(project(), filter, before, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
            if (page.nextCursor() == null) return all;
            before = Mark.of(page.nextCursor(), History.byTime(filter)).orElseThrow();
        }
    }

    /// The same as an export reads it, oldest first by kind.
    List<Feedback> exported(Filter filter) {
        return database().stream(read -> {
                    List<Feedback> all = new ArrayList<>();
                    for (Kind kind : Kind.values()) History.each(read, project(), kind, filter, all::add);
                    return all;
                })
                .orElseThrow();
    }

    /// That every way of reading finds exactly these, in its order.
    void assertFinds(Filter filter, List<Feedback> expected, int near, int limit) {
        Comparator<Feedback> order = Comparator.comparing(Feedback::id);
        if (History.byTime(filter))
            order = Comparator.comparing((Feedback vote) -> vote.provenance().timestamp())
                    .thenComparing(order);
        assertThat(pages(filter, near, limit))
                .as("%s, the nearest %s", filter, near)
                .isEqualTo(expected.stream().sorted(order.reversed()).toList());
        assertThat(exported(filter)).as("%s, exported", filter).containsExactlyInAnyOrderElementsOf(expected);
    }
}
