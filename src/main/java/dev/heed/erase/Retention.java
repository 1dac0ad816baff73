package dev.heed.erase;

import dev.heed.access.Access;
import dev.heed.access.Project;
import dev.heed.access.RetentionPeriods;
import dev.heed.domain.Id;
import dev.heed.schedule.Task;
import dev.heed.storage.Database;
import dev.heed.storage.Ledger;
import dev.heed.storage.Traces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Takes out what is past the time for which its project keeps it, counted from its arrival (`received_at`).
///
/// Some hundred rows in one transaction, and whoever waits to write comes between two of them. A vote goes with its
/// revisions, and however it has been changed or withdrawn since. A recommendation goes alone: a vote that answers it
/// has a time of its own, and its own copy of what was shown.
public final class Retention {
    /// For so many rows a vote waits: 65 to 190 ms in the median, on two cores that had five times as much to do as
    /// they could. More rows in one transaction are taken out hardly faster.
    static final int BATCH = 200;

    private static final Duration EVERY = Duration.ofHours(1);

    private final RetentionQuery rows;
    private final Access access;
    private final InstantSource clock;
    private final Cleaning cleaning;

    public Retention(Database database, Access access, InstantSource clock) {
        this.rows = new RetentionQuery(database);
        this.access = access;
        this.clock = clock;
        this.cleaning = new Cleaning(database);
    }

    /// What is to be done every hour.
    public Task task() {
        return new Task("retention", EVERY, this::sweep);
    }

    /// Takes out all that is past its time now, in all projects.
    ///
    /// @return how many rows of which kind; empty for none
    String sweep(Task.Shift shift) {
        Map<Id.Row, Long> taken = new EnumMap<>(Id.Row.class);
        for (Project project : access.projects()) {
            for (Id.Row kind : Id.Row.values()) {
                long count = sweep(project, kind, shift);
                if (count > 0) taken.merge(kind, count, Long::sum);
            }
            // what was withdrawn leaves such counts too
            LabelQuery.sweep(rows.database(), project.id(), BATCH, shift::over);
        }
        cleaning.run(Traces.Effort.BESIDE);
        return words(taken);
    }

    private long sweep(Project project, Id.Row kind, Task.Shift shift) {
        long count = 0;
        while (!shift.over()) {
            // asked anew: who gives things more time wants it to hold at once
            Integer days = days(access.project(project.id()).orElseThrow(), kind);
            if (days == null) return count;
            Instant before = clock.instant().minus(Duration.ofDays(days));
            List<Id> due = rows.due(kind, project.id(), before, BATCH);
            if (due.isEmpty()) return count;
            count += Persistence.with(() -> Ledger.write(rows.database(), ledger -> taken(ledger, project, kind, due)));
            if (due.size() < BATCH) return count;
        }
        return count;
    }

    private static @Nullable Integer days(Project project, Id.Row kind) {
        RetentionPeriods kept = project.settings().retention();
        return switch (kind) {
            case MEDIA_VOTE -> kept.mediaVotesDays();
            case CHAT_VOTE -> kept.chatVotesDays();
            case RECOMMENDATION -> kept.recommendationsDays();
        };
    }

    private static int taken(Ledger ledger, Project project, Id.Row kind, List<Id> due) {
        Removal removal = new Removal(ledger, project.id());
        Removed removed = kind == Id.Row.RECOMMENDATION ? removal.recommendations(due) : removal.votes(due);
        return removed.rows().size();
    }

    private static String words(Map<Id.Row, Long> taken) {
        StringJoiner words = new StringJoiner(", ");
        taken.forEach((kind, count) -> words.add(count + " "
                + switch (kind) {
                    case MEDIA_VOTE -> "media votes";
                    case CHAT_VOTE -> "chat votes";
                    case RECOMMENDATION -> "recommendations";
                }));
        return words.length() == 0 ? "" : words + " taken out";
    }
}
