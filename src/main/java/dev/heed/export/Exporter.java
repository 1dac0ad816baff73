package dev.heed.export;

import dev.heed.domain.Feedback;
import dev.heed.domain.Kind;
import dev.heed.domain.MediaItem;
import dev.heed.history.History;
import dev.heed.storage.Database;
import dev.heed.storage.LongRead;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.exc.JacksonIOException;

/// Takes a part of a project out, as a file: everything as it was at one moment, oldest first, a row at a time.
///
/// What it costs: one connection of its own until the last row is taken (two exports at once, no more), and a few
/// megabytes, however many rows there are. On SQLite the write-ahead log grows meanwhile: see [Database#stream].
public final class Exporter {
    private static final Columns<MediaItem> ITEMS = new Columns<MediaItem>()
            .and("media_id", MediaItem::mediaId)
            .and("title", MediaItem::title)
            .and("type", MediaItem::type)
            .and("duration", MediaItem::duration)
            .and("last_updated", MediaItem::lastUpdated);

    private final Database database;
    private final InstantSource clock;

    public Exporter(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What became of an export.
    public sealed interface Outcome {
        /// The file is whole.
        record Written(long rows) implements Outcome {}

        /// Two run already. Nothing was written.
        record Busy() implements Outcome {}

        /// It searches, and not every vote can be searched yet. Nothing was written.
        record Unsearchable() implements Outcome {}

        /// Its time was over before its last row: what was written is no whole file.
        record CutOff(long rows) implements Outcome {}
    }

    /// Writes the file.
    ///
    /// @param out is flushed at the end and stays open; as slow as it is, the export is
    /// @param until from when on no further row is written; [Instant#MAX] for as long as it takes
    /// @throws IOException from `out`
    /// @throws dev.heed.storage.StorageException if the database fails; then what was written is no whole file
    public Outcome write(Order order, OutputStream out, Instant until) throws IOException {
        if (order.filter().search() != null && !new History(database).searchable()) return new Outcome.Unsearchable();
        try {
            return database.stream(read -> new Run(read, order, out, until).outcome())
                    .orElseGet(Outcome.Busy::new);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /// Nobody waits for the next row any more.
    private static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Late() {
            super("late", null, false, false);
        }
    }

    /// One export under way.
    private final class Run {
        private final LongRead read;
        private final Order order;
        private final OutputStream out;
        private final Instant until;
        private long rows;

        private Run(LongRead read, Order order, OutputStream out, Instant until) {
            this.read = read;
            this.order = order;
            this.out = out;
            this.until = until;
        }

        private Outcome outcome() {
            try {
                write();
                return new Outcome.Written(rows);
            } catch (Late late) {
                return new Outcome.CutOff(rows);
            }
        }

        private void write() {
            switch (order.part()) {
                case MEDIA -> votes(Kind.MEDIA, VoteColumns.MEDIA);
                case CHAT -> votes(Kind.CHAT, VoteColumns.CHAT);
                case RECOMMENDATIONS ->
                    all(
                            Shown.COLUMNS,
                            taker -> ExportQuery.eachShowing(
                                    read, order.project().id(), order.filter(), taker));
                case CATALOG ->
                    all(
                            ITEMS,
                            taker -> ExportQuery.eachItem(read, order.project().id(), order.filter(), taker));
            }
        }

        private void votes(Kind kind, Columns<Feedback> columns) {
            all(columns, taker -> History.each(read, order.project(), kind, order.filter(), taker));
        }

        private <T> void all(Columns<T> columns, Consumer<Consumer<T>> each) {
            List<String> names = columns.names();
            Sheet sheet = order.format().open(out, names, order.rawFormulas());
            each.accept(thing -> {
                if (!clock.instant().isBefore(until)) throw new Late();
                sheet.row(columns.row(thing));
                rows++;
            });
            sheet.end();
        }
    }
}
