package dev.heed.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Access;
import dev.heed.access.Project;
import dev.heed.capture.TestNode;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Remark;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.storage.ChildJvm;
import dev.heed.storage.Database;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.StorageSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Fifty thousand rows, more bytes than the heap of the process that takes them out.
abstract class HeapContract extends DatabaseContract {
    private static final int ROWS = 50_000;
    private static final int TOGETHER = 500;
    private static final int TEXT = 2_000;
    private static final String HEAP = "-Xmx64m";

    @ParameterizedTest
    @EnumSource(Format.class)
    void doesNotGrowWithTheRows(Format format) {
        fill();
        String url = settings().url();
        try (ChildJvm child =
                ChildJvm.within(HEAP, Taking.class, data().toString(), url == null ? "" : url, format.name())) {
            String[] said = child.line().split(" ");
            assertThat(said).hasSize(2);
            assertThat(Integer.parseInt(said[0])).isEqualTo(ROWS);
            assertThat(Long.parseLong(said[1])).isGreaterThan((long) ROWS * TEXT);
            assertThat(child.exit()).isZero();
        }
    }

    private void fill() {
        try (TestNode node = new TestNode(test(), InstantSource.system())) {
            Project project = node.project(false);
            for (int i = 0; i < ROWS; i += TOGETHER) {
                List<Feedback> votes = new ArrayList<>();
                for (int j = 1; j <= TOGETHER; j++) votes.add(vote(project, i + j));
                database().write(sql -> {
                    FeedbackRows.insert(sql, votes);
                    return votes.size();
                });
            }
        }
    }

    private static Feedback vote(Project project, int number) {
        // one word: hundreds in each would be made searchable for longer than all of this takes
        String text = number + "x".repeat(TEXT - Integer.toString(number).length());
        return new Feedback(
                new Id(Id.Row.CHAT_VOTE, number % Id.BUCKETS, number),
                project.id(),
                null,
                new Target.Chat("q", text, 1, TEXT, null, null, null),
                new Signals.Chat(Thumb.UP, null, null),
                Remark.NONE,
                new Provenance(Instant.EPOCH, Instant.EPOCH, null, null, null, true, 1, Map.of(), Map.of()),
                Triage.NEW,
                1,
                null);
    }

    /// Takes all chat votes out and prints how many rows and bytes there were.
    static final class Taking {
        private Taking() {}

        static void main(String[] words) throws IOException {
            StorageSettings settings = StorageSettings.in(Path.of(words[0])).on(words[1].isEmpty() ? null : words[1]);
            InstantSource clock = InstantSource.system();
            try (Database database = Database.openReading(settings);
                    Counting out = new Counting()) {
                Project project =
                        Access.reading(database, clock).project(Project.DEFAULT).orElseThrow();
                Order order = new Order(project, Part.CHAT, everything(), Format.valueOf(words[2]), false);
                if (new Exporter(database, clock).write(order, out, Instant.MAX)
                        instanceof Exporter.Outcome.Written(long rows)) System.out.println(rows + " " + out.bytes);
            }
        }

        private static Filter everything() {
            List<String> any = List.of();
            return new Filter(
                    null, null, null, any, any, any, any, List.of(), List.of(), any, any, List.of(), null, false, null);
        }
    }

    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int octet) {
            bytes++;
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            bytes += length;
        }
    }
}
