package dev.heed.contract;

import static dev.heed.contract.Client.encoded;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an address asks, and what it means in memory.
final class Question {
    private final Audience audience;
    private final String project;
    final List<String> words = new ArrayList<>();
    final ZoneId zone;
    LocalDate first;
    LocalDate last;

    @Nullable
    Boolean media;

    List<String> items = List.of();
    List<String> types = List.of();
    List<String> slots = List.of();
    List<String> models = List.of();
    List<String> ratings = List.of();
    List<String> tags = List.of();
    boolean verified = true;

    /// @param now by whose day periods end
    Question(Audience audience, String project, String zone, Instant now) {
        this.audience = audience;
        this.project = project;
        this.zone = ZoneId.of(zone);
        LocalDate today = LocalDate.ofInstant(now, this.zone);
        last = today;
        first = today.minusDays(29);
        switch (audience.below(4)) {
            case 0 -> {
                words.add("period=90d");
                first = today.minusDays(89);
            }
            case 1 -> {
                words.add("period=month");
                first = today.withDayOfMonth(1);
            }
            case 2 -> {
                first = today.minusDays(20 + audience.below(30));
                last = first.plusDays(audience.below(40));
                words.add("from=" + first);
                words.add("to=" + last);
            }
            default -> {}
        }
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
        verified = audience.chance(8);
        if (!verified) words.add("verified=false");
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

    boolean when(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        return !day.isBefore(first) && !day.isAfter(last);
    }

    boolean means(Audience.Said vote) {
        Audience.Shown showing = vote.answers();
        String model = vote.media() ? (showing == null ? null : showing.model()) : vote.model();
        String rating = vote.media()
                ? (vote.stars() == null ? "none" : vote.stars().toString())
                : Boolean.TRUE.equals(vote.up()) ? "up" : "down";
        return (media == null || media == vote.media())
                && vote.verified() == verified
                && (items.isEmpty() || (vote.item() != null && items.contains(vote.item())))
                && (types.isEmpty() || (vote.item() != null && types.contains(Audience.type(vote.item()))))
                && (slots.isEmpty() || (showing != null && slots.contains(showing.slot())))
                && (models.isEmpty() || (model != null && models.contains(model)))
                && (ratings.isEmpty() || ratings.contains(rating))
                && (tags.isEmpty() || vote.tags().stream().anyMatch(tags::contains));
    }

    List<Audience.Said> votes() {
        return audience.said.stream()
                .filter(vote -> when(vote.time()) && means(vote))
                .toList();
    }

    List<Audience.Shown> shown() {
        return audience.shown.stream()
                .filter(one -> when(one.time())
                        && (items.isEmpty() || items.contains(one.item()))
                        && (types.isEmpty() || types.contains(Audience.type(one.item())))
                        && (slots.isEmpty() || slots.contains(one.slot()))
                        && (models.isEmpty() || models.contains(one.model())))
                .toList();
    }

    Audience.@Nullable Said answer(Audience.Shown showing) {
        return audience.said.stream()
                .filter(vote -> showing.equals(vote.answers()) && vote.verified() == verified)
                .findFirst()
                .orElse(null);
    }
}
