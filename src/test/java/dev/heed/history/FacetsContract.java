package dev.heed.history;

import static dev.heed.storage.schema.Tables.MEDIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.access.ProjectSettings;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.NaiveSearch;
import dev.heed.domain.Search;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.storage.Crowd;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.FeedbackRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Random votes under random filters: each facet is what a count over all votes in memory says, part by part.
abstract class FacetsContract extends DatabaseContract {
    private static final int VOTES = 800;
    private static final int FILTERS = 150;
    private static final Project PROJECT = new Project(1, "project 1", ProjectSettings.INITIAL, Instant.EPOCH);
    private static final List<String> QUESTIONS = List.of("fine", "\"line break\"", "famil*", "nothing");

    private final List<Feedback> votes = new ArrayList<>();
    private final Crowd crowd = new Crowd(23);
    private String question = "";

    @BeforeEach
    void fill() {
        database().write(Crowd::settle);
        for (int i = 0; i < VOTES; i++) {
            Feedback vote = switch (crowd.below(3)) {
                case 0 -> crowd.media(null);
                case 1 -> crowd.media(crowd.recommendation());
                default -> crowd.chat();
            };
            votes.add(vote);
        }
        database().write(sql -> {
            FeedbackRows.insert(sql, votes);
            for (int i = 0; i < VOTES; i += 10) {
                Feedback before = votes.get(i);
                Feedback after = before.withdrawn(crowd.time());
                FeedbackRows.update(sql, List.of(after), List.of(before));
                votes.set(i, after);
            }
            return sql.update(MEDIA)
                    .set(MEDIA.TYPE, "series")
                    .where(MEDIA.MEDIA_ID.eq("charade"))
                    .execute();
        });
    }

    private Filter anything() {
        Instant one = crowd.time();
        Instant other = crowd.time();
        question = crowd.one(QUESTIONS);
        return new Filter(
                crowd.below(4) == 0 ? crowd.one(List.of(Kind.values())) : null,
                crowd.below(2) == 0 ? null : one.isBefore(other) ? one : other,
                crowd.below(2) == 0 || one.equals(other) ? null : one.isBefore(other) ? other : one,
                some(Crowd.MEDIA_IDS),
                some(List.of("film", "series")),
                some(List.of("primary", "backup", "wildcard")),
                some(List.of("als-1", "als-2", "bandit", "none such")),
                some(List.of(1, 2, 3, 4, 5)),
                some(List.of(Thumb.values())),
                some(List.of("too long", "off topic", "wrong", "schön")),
                crowd.below(8) > 0
                        ? List.of()
                        : votes.stream()
                                .map(vote -> vote.provenance().subject())
                                .flatMap(Stream::ofNullable)
                                .limit(40)
                                .toList(),
                some(List.of(Triage.values())),
                crowd.below(3) > 0 ? null : crowd.below(2) == 0,
                crowd.below(8) == 0,
                crowd.below(5) > 0 ? null : Search.read(question).orElseThrow());
    }

    private <T> List<T> some(List<T> all) {
        return crowd.below(5) > 0
                ? List.of()
                : all.stream().filter(_ -> crowd.below(2) == 0).toList();
    }

    @Test
    void eachFacetIsWhatACountSays() {
        History history = new History(database());
        int counted = 0;
        for (int i = 0; i < FILTERS; i++) {
            Filter filter = anything();
            Facets facets = history.facets(PROJECT, filter).orElseThrow();
            counted += facets.total() > 0 ? 1 : 0;
            assertThat(facets.total())
                    .as("%s", filter)
                    .isEqualTo(meant(filter, "").size());
            assertCounts(filter, facets.kinds(), "kind", vote -> Stream.of(vote.kind()));
            assertCounts(filter, facets.ratings(), "rating", vote -> Stream.ofNullable(rating(vote)));
            assertCounts(filter, facets.recommendationTypes(), "slot", vote -> Stream.ofNullable(slot(vote)));
            assertCounts(filter, facets.models(), "model", vote -> Stream.ofNullable(model(vote)));
            assertCounts(filter, facets.triage(), "triage", vote -> Stream.of(vote.triage()));
            assertCounts(
                    filter,
                    facets.verified(),
                    "verified",
                    vote -> Stream.of(vote.provenance().verified()));
            assertCounts(
                    filter,
                    facets.tags(),
                    "tag",
                    vote -> vote.remark().tags().stream().distinct());
            if (filter.search() == null || !filter.withdrawn())
                assertThat(new History(database())
                                .page(PROJECT, filter, Mark.TOP, 500)
                                .items())
                        .hasSize((int) Math.min(500, facets.total()));
        }
        assertThat(counted).isGreaterThan(FILTERS / 3);
    }

    private <T> void assertCounts(
            Filter filter, List<Facets.Count<T>> counts, String part, Function<Feedback, Stream<T>> values) {
        List<Feedback> meant = meant(filter, part);
        for (Facets.Count<T> count : counts)
            assertThat(count.votes())
                    .as("%s %s under %s", part, count.value(), filter)
                    .isEqualTo(meant.stream()
                            .filter(vote -> values.apply(vote).anyMatch(count.value()::equals))
                            .count());
        assertThat(counts.stream().map(Facets.Count::value))
                .as("%s under %s", part, filter)
                .doesNotHaveDuplicates()
                .containsAll(meant.stream().flatMap(values).distinct().toList());
    }

    /// The votes that a filter means without one of its parts.
    private List<Feedback> meant(Filter filter, String without) {
        NaiveSearch search = NaiveSearch.of(question);
        List<String> ratings = Stream.concat(
                        filter.ratings().stream().map(String::valueOf),
                        filter.thumbs().stream().map(Thumb::word))
                .toList();
        List<Predicate<Feedback>> parts = List.of(
                vote -> vote.project() == 1,
                vote -> vote.withdrawn() == filter.withdrawn(),
                vote -> filter.from() == null || !vote.provenance().timestamp().isBefore(filter.from()),
                vote -> filter.to() == null || vote.provenance().timestamp().isBefore(filter.to()),
                vote -> any(filter.mediaIds(), media(vote)),
                vote -> any(filter.types(), type(vote)),
                vote -> any(filter.subjects(), vote.provenance().subject()),
                vote -> filter.search() == null || search.means(vote),
                vote -> without.equals("kind") || filter.kind() == null || filter.kind() == vote.kind(),
                vote -> without.equals("rating") || any(ratings, rating(vote)),
                vote -> without.equals("slot") || any(filter.recommendationTypes(), slot(vote)),
                vote -> without.equals("model") || any(filter.models(), model(vote)),
                vote -> without.equals("triage") || any(filter.triage(), vote.triage()),
                vote -> without.equals("verified")
                        || filter.verified() == null
                        || filter.verified() == vote.provenance().verified(),
                vote -> without.equals("tag")
                        || filter.tags().isEmpty()
                        || vote.remark().tags().stream().anyMatch(filter.tags()::contains));
        return votes.stream()
                .filter(vote -> parts.stream().allMatch(part -> part.test(vote)))
                .toList();
    }

    private static <T> boolean any(List<T> chosen, @Nullable T value) {
        return chosen.isEmpty() || (value != null && chosen.contains(value));
    }

    private static @Nullable String media(Feedback vote) {
        return vote.target() instanceof Target.Media media ? media.mediaId() : null;
    }

    private static @Nullable String type(Feedback vote) {
        String media = media(vote);
        return media == null ? null : media.equals("charade") ? "series" : "film";
    }

    private static @Nullable String rating(Feedback vote) {
        return switch (vote.signals()) {
            case Signals.Media media -> media.rating() == null ? null : media.rating() + "";
            case Signals.Chat chat -> chat.rating().word();
        };
    }

    private static @Nullable String slot(Feedback vote) {
        return vote.target() instanceof Target.Media media && media.showing() != null
                ? media.showing().recommendationType()
                : null;
    }

    private static @Nullable String model(Feedback vote) {
        return switch (vote.target()) {
            case Target.Media media ->
                media.showing() == null ? null : media.showing().model();
            case Target.Chat chat -> chat.model();
        };
    }

    @Test
    void namesBeyondTwentyAreLeftOutUnlessTheyAreChosen() {
        List<Facets.Cell> cells = new ArrayList<>();
        for (int i = 0; i < 30; i++)
            cells.add(new Facets.Cell(
                    Kind.CHAT, "up", null, "model " + i, Triage.NEW, true, List.of("tag " + i), 100L - i));
        Filter chosen = new Filter(
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of("model 29", "other"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                null);
        Facets facets = Facets.of(chosen, cells);
        assertThat(facets.models())
                .hasSize(22)
                .endsWith(new Facets.Count<>("model 29", 71), new Facets.Count<>("other", 0));
        assertThat(facets.tags()).containsExactly(new Facets.Count<>("tag 29", 71));
        assertThat(Facets.of(Filter.ALL, cells).tags()).hasSize(20).startsWith(new Facets.Count<>("tag 0", 100));
    }

    @Test
    void moreThanItMayReadIsNotCounted() {
        int ours = (int) votes.stream().filter(vote -> vote.project() == 1).count();
        assertThat(new History(database(), 1, ours).facets(PROJECT, Filter.ALL)).isPresent();
        assertThat(new History(database(), 1, ours - 1).facets(PROJECT, Filter.ALL))
                .isEmpty();
        Filter narrow = Filter.ALL.within(crowd.time(), null);
        assertThat(new History(database(), 1, ours - 1).facets(PROJECT, narrow)).isPresent();
    }
}
