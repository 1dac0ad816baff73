package dev.heed.contract;

import static dev.heed.contract.Client.encoded;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an address asks, and what it means in memory.
final class Question {
    private final Audience audience;
    private final String project;
    final List<String> words = new ArrayList<>();
    final ZoneId zone;

    /// How time is cut; where the address does not say it, by days, and two days or one by hours.
    private @Nullable String by;

    /// By whose day periods end.
    private final Instant now;

    /// When it ends, if that is before its last day does.
    private @Nullable ZonedDateTime until;

    /// What it is held against; as many days before where the address does not say it.
    private String against = "";

    /// The first day and the last; `null` for all time.
    @Nullable
    LocalDate first;

    @Nullable
    LocalDate last;

    @Nullable
    Boolean media;

    List<String> items = List.of();
    List<String> types = List.of();
    List<String> slots = List.of();
    List<String> models = List.of();
    List<String> ratings = List.of();
    List<String> tags = List.of();

    /// `null` where the address does not say it.
    @Nullable
    Boolean verified;

    Question(Audience audience, String project, String zone, Instant now) {
        this.audience = audience;
        this.now = now;
        this.project = project;
        this.zone = ZoneId.of(zone);
        LocalDate today = LocalDate.ofInstant(now, this.zone);
        first = today.minusDays(29);
        last = today;
        switch (audience.below(6)) {
            case 0 -> {
                words.add("period=90d");
                first = today.minusDays(89);
            }
            case 1 -> {
                words.add("period=month");
                first = today.withDayOfMonth(1);
            }
            case 2, 3 -> {
                first = today.minusDays(20 + audience.below(30));
                last = first.plusDays(audience.below(40));
                words.add("from=" + first);
                words.add("to=" + last);
            }
            case 4 -> {
                words.add("period=all");
                first = null;
                last = null;
            }
            default -> {}
        }
        if (audience.chance(4)) {
            against = audience.chance(6) ? "year" : "none";
            words.add("against=" + against);
        }
    }

    private Question(Question other) {
        audience = other.audience;
        now = other.now;
        until = other.until;
        project = other.project;
        zone = other.zone;
        by = other.by;
        first = other.first;
        last = other.last;
        against = other.against;
        media = other.media;
        items = other.items;
        types = other.types;
        slots = other.slots;
        models = other.models;
        ratings = other.ratings;
        tags = other.tags;
        verified = other.verified;
    }

    /// The same with something else in it.
    Question with(Consumer<Question> change) {
        Question other = new Question(this);
        change.accept(other);
        return other;
    }

    /// The same about as many days before, or a year ago, as far as these days have passed; `null` if there are none.
    @Nullable
    Question before() {
        if (first == null || last == null || against.equals("none")) return null;
        LocalDate begin = against.isEmpty() ? first.minusDays(days()) : first.minusYears(1);
        ZonedDateTime over = end(last);
        ZonedDateTime here = now.atZone(zone);
        return with(earlier -> {
            earlier.first = begin;
            earlier.last = begin.plusDays(days() - 1);
            if (here.isBefore(over)) earlier.until = against.isEmpty() ? here.minusDays(days()) : here.minusYears(1);
        });
    }

    private ZonedDateTime end(LocalDate day) {
        return until != null ? until : day.plusDays(1).atStartOfDay(zone);
    }

    long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    Question narrowed() {
        if (audience.chance(2)) {
            media = audience.chance(6);
            words.add(media ? "kind=media" : "kind=chat");
        }
        items = some("media_id", Audience.ITEMS, 2);
        types = some("type", Audience.TYPES, 2);
        slots = some("recommendation_type", Audience.SLOTS, 2);
        models = some("model", audience.chance(5) ? Audience.MODELS : Audience.CHATS, 2);
        ratings = some("rating", List.of("1", "2", "3", "4", "5", "up", "down"), 2);
        tags = some("tag", Audience.TAGS, 2);
        vouched();
        return this;
    }

    /// Now and then only votes that nobody vouches for.
    Question vouched() {
        if (audience.chance(2)) {
            verified = false;
            words.add("verified=false");
        }
        return this;
    }

    Question cut(String into) {
        by = into;
        words.add("by=" + into);
        return this;
    }

    List<String> some(String name, List<String> all, int ofTen) {
        if (!audience.chance(ofTen)) return List.of();
        List<String> chosen = all.stream().filter(_ -> audience.chance(5)).toList();
        chosen.forEach(word -> words.add(name + "=" + encoded(word)));
        return chosen;
    }

    String address(String path) {
        return path + "?"
                + String.join(
                        "&",
                        Stream.concat(Stream.of("project=" + encoded(project)), words.stream())
                                .toList());
    }

    private boolean when(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        return first == null
                || last == null
                || (!day.isBefore(first) && time.isBefore(end(last).toInstant()));
    }

    /// Whether a list of votes has it: it leaves nobody out by itself.
    boolean lists(Audience.Said vote) {
        Audience.Shown showing = vote.answers();
        String item = vote.item();
        return when(vote.time())
                && (media == null || media == vote.media())
                && (verified == null || verified == vote.verified())
                && (items.isEmpty() || has(items, item))
                && (types.isEmpty() || has(types, item == null ? null : Audience.type(item)))
                && (slots.isEmpty() || has(slots, showing == null ? null : showing.slot()))
                && (models.isEmpty() || has(models, model(vote)))
                && (ratings.isEmpty() || has(ratings, rating(vote)))
                && (tags.isEmpty() || vote.tags().stream().anyMatch(tags::contains));
    }

    private static boolean has(List<String> words, @Nullable String word) {
        return word != null && words.contains(word);
    }

    static @Nullable String model(Audience.Said vote) {
        if (!vote.media()) return vote.model();
        return vote.answers() == null ? null : vote.answers().model();
    }

    /// As a word of the address; `null` for no stars.
    static @Nullable String rating(Audience.Said vote) {
        if (!vote.media()) return Boolean.TRUE.equals(vote.up()) ? "up" : "down";
        return vote.stars() == null ? null : vote.stars().toString();
    }

    /// The votes that figures are of: those that nobody vouches for only where they are asked for.
    Votes votes() {
        return (verified == null ? with(asked -> asked.verified = true) : this).listed();
    }

    Votes listed() {
        return new Votes(audience.said).those(this::lists);
    }

    Showings shown() {
        return new Showings(audience.shown, this)
                .those(one -> when(one.time())
                        && (items.isEmpty() || items.contains(one.item()))
                        && (types.isEmpty() || types.contains(Audience.type(one.item())))
                        && (slots.isEmpty() || slots.contains(one.slot()))
                        && (models.isEmpty() || models.contains(one.model())));
    }

    /// Whether it can be asked of what was shown, and not of votes only.
    boolean ofShown() {
        return ratings.isEmpty() && tags.isEmpty() && !Boolean.FALSE.equals(media);
    }

    /// The vote for what was shown.
    Audience.@Nullable Said answer(Audience.Shown showing) {
        Audience.Said answer = audience.answers.get(showing);
        boolean counts = answer != null && answer.verified() == !Boolean.FALSE.equals(verified);
        return counts ? answer : null;
    }

    /// One stretch of time: its name on an axis, and its votes.
    record Bucket(String name, ZonedDateTime begin, Votes votes) {}

    /// The models of answers on which nobody voted before this time, and the place of the bucket in which somebody
    /// first did; the first bucket has none.
    NavigableMap<Integer, List<String>> debuts() {
        List<ZonedDateTime> begins = buckets().stream().map(Bucket::begin).toList();
        NavigableMap<Integer, List<String>> debuts = new TreeMap<>();
        for (Audience.Said vote : firsts()) {
            int place = begins.indexOf(begin(vote.time().atZone(zone)));
            if (place > 0 && when(vote.time()))
                debuts.computeIfAbsent(place, _ -> new ArrayList<>()).add(model(vote));
        }
        return debuts;
    }

    /// The first vote on each model of answers, oldest first.
    private List<Audience.Said> firsts() {
        Map<String, Audience.Said> firsts = new HashMap<>();
        for (Audience.Said vote : audience.said)
            if (vote.model() != null
                    && vote.verified() != Boolean.FALSE.equals(verified)
                    && (models.isEmpty() || models.contains(vote.model())))
                firsts.merge(vote.model(), vote, (one, other) -> one.time().isBefore(other.time()) ? one : other);
        return firsts.values().stream()
                .sorted(Comparator.comparing(Audience.Said::time))
                .toList();
    }

    /// How time is cut.
    String cut() {
        if (by != null) return by;
        return first != null && days() <= 2 ? "hour" : "day";
    }

    List<Bucket> buckets() {
        List<Audience.Said> votes = votes().all();
        Map<ZonedDateTime, List<Audience.Said>> buckets = new LinkedHashMap<>();
        List<ZonedDateTime> times =
                votes.stream().map(vote -> vote.time().atZone(zone)).sorted().toList();
        if (first == null && times.isEmpty()) return List.of();
        ZonedDateTime begin = first == null ? begin(times.getFirst()) : first.atStartOfDay(zone);
        ZonedDateTime end = last == null ? times.getLast().plusNanos(1) : end(last);
        Function<ZonedDateTime, ZonedDateTime> bucket = time -> {
            ZonedDateTime whole = begin(time);
            return whole.isBefore(begin) ? begin : whole;
        };
        // hour by hour, so that none is passed over that holds no vote
        for (ZonedDateTime time = begin; time.isBefore(end); time = time.plusHours(1))
            buckets.putIfAbsent(bucket.apply(time), new ArrayList<>());
        for (Audience.Said vote : votes)
            Objects.requireNonNull(buckets.get(bucket.apply(vote.time().atZone(zone))))
                    .add(vote);
        List<ZonedDateTime> starts = List.copyOf(buckets.keySet());
        // else two of them had one name
        boolean year = !starts.getLast()
                .toLocalDate()
                .isBefore(starts.getFirst().toLocalDate().plusYears(1));
        List<Bucket> named = new ArrayList<>();
        buckets.forEach((start, those) -> named.add(new Bucket(name(start, year), start, new Votes(those))));
        return named;
    }

    private ZonedDateTime begin(ZonedDateTime time) {
        LocalDate day = time.toLocalDate();
        return switch (cut()) {
            case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
            case "week" ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(zone);
            case "month" -> day.withDayOfMonth(1).atStartOfDay(zone);
            default -> day.atStartOfDay(zone);
        };
    }

    private String name(ZonedDateTime start, boolean year) {
        String day = year ? "d MMM yyyy" : "d MMM";
        String form = switch (cut()) {
            case "hour" -> day + ", HH:mm";
            case "month" -> "MMM yyyy";
            default -> day;
        };
        return written(form, start);
    }

    static String written(String form, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(form, Locale.UK).format(time);
    }

    /// The period as a page's head says it.
    String period() {
        String day = "d MMMM yyyy";
        String days;
        if (first == null || last == null) days = "All time";
        else if (first.equals(last)) days = written(day, last);
        else days = written(first.getYear() == last.getYear() ? "d MMMM" : day, first) + " to " + written(day, last);
        return days + ", " + zone.getId();
    }

    /// What the time before is called.
    String earlier() {
        if (against.equals("year")) return "as many days a year ago";
        return first == null ? "before" : days() == 1 ? "the day before" : "the " + days() + " days before";
    }
}
