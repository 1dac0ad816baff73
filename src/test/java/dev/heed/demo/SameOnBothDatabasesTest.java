package dev.heed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.capture.TestNode;
import dev.heed.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same day, the same demo, wherever it is.
class SameOnBothDatabasesTest {
    private static final Instant MORNING = Instant.parse("2026-11-20T00:00:01Z");

    @Test
    void andOnTheSameOneTwice(@TempDir Path first, @TempDir Path second, @TempDir Path third) {
        String story = told(TestDatabase.sqlite(first), MORNING);
        assertThat(story.lines().count()).isGreaterThan(9_000);
        assertThat(told(TestDatabase.sqlite(second), MORNING.plusSeconds(86_000)))
                .isEqualTo(story);
        assertThat(told(TestDatabase.postgresql(third), MORNING)).isEqualTo(story);
    }

    private static String told(TestDatabase database, Instant at) {
        try (database;
                TestNode node = new TestNode(database, InstantSource.fixed(at))) {
            if (!(DemoContract.demo(node).fill() instanceof Demo.Filling.Full(Project project)))
                throw new AssertionError("it is not full");
            return Taken.story(node, project);
        }
    }
}
