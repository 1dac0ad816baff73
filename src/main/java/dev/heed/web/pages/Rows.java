package dev.heed.web.pages;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Showing;
import dev.heed.domain.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the list of votes.
///
/// @param items those that the votes are about, as far as the catalog has them
/// @param here the address of the list
/// @param open the vote that lies open; `null` for none
record Rows(
        Wording wording,
        Tint tint,
        Map<String, MediaItem> items,
        Address here,
        @Nullable Id open,
        Instant now) {
    /// What two lines can show, and some more for a narrow language.
    private static final int SHOWN = 300;

    /// The votes in their order, under the days on which they were said.
    List<Row.Day> days(List<Feedback> votes) {
        List<Row.Day> days = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        LocalDate day = null;
        for (Feedback vote : votes) {
            LocalDate said = LocalDate.ofInstant(vote.provenance().timestamp(), wording.zone());
            if (day != null && !said.equals(day)) {
                days.add(new Row.Day(title(day), rows));
                rows = new ArrayList<>();
            }
            day = said;
            rows.add(row(vote));
        }
        if (day != null) days.add(new Row.Day(title(day), rows));
        return days;
    }

    private String title(LocalDate day) {
        LocalDate today = LocalDate.ofInstant(now, wording.zone());
        String date = wording.longDay(day);
        if (day.equals(today)) return "Today, " + date;
        return day.equals(today.minusDays(1)) ? "Yesterday, " + date : date;
    }

    private Row row(Feedback vote) {
        Instant said = vote.provenance().timestamp();
        Showing showing = vote.target() instanceof Target.Media media ? media.showing() : null;
        List<String> tags = new ArrayList<>(vote.remark().tags());
        if (!vote.provenance().verified()) tags.add("unverified");
        if (vote.withdrawn()) tags.add("withdrawn");
        return new Row(
                vote.id().toString(),
                opening(here, vote.id()),
                page(here, vote.id()).toString(),
                Square.of(vote.signals()),
                vote.target() instanceof Target.Chat,
                title(vote.target(), items),
                Piece.of(vote.remark().comment(), SHOWN),
                showing == null
                        ? null
                        : new Row.Slot(showing.recommendationType(), tint.shape(showing.recommendationType())),
                model(vote.target()),
                tags,
                iso(said),
                // only the time: the day stands above
                wording.time(said, said),
                vote.triage().word(),
                vote.id().equals(open));
    }

    /// The list with a vote beside it, and its row in sight.
    static String opening(Address list, Id id) {
        return at(list.with("open", id.toString()), id);
    }

    /// The list at the row of a vote: the row's identity is the vote's.
    static String at(Address list, Id id) {
        return list + "#" + id;
    }

    /// The page of one vote, from which one comes back to the list.
    static Address page(Address list, Id id) {
        return list.at(Section.FEEDBACK.path() + "/" + id).without("open");
    }

    /// What a vote is about, never empty.
    static List<Piece> title(Target target, Map<String, MediaItem> items) {
        return switch (target) {
            case Target.Media media -> {
                MediaItem item = items.get(media.mediaId());
                yield List.of(Piece.plain(item == null ? media.mediaId() : item.title()));
            }
            case Target.Chat chat ->
                chat.query().isBlank() ? List.of(Piece.plain("No question kept")) : Piece.of(chat.query(), SHOWN);
        };
    }

    static @Nullable String model(Target target) {
        return switch (target) {
            case Target.Media media ->
                media.showing() == null ? null : media.showing().model();
            case Target.Chat chat -> chat.model();
        };
    }

    private String iso(Instant time) {
        ZonedDateTime there = time.truncatedTo(ChronoUnit.SECONDS).atZone(wording.zone());
        return OffsetDateTime.from(there).toString();
    }
}
