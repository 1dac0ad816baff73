package dev.heed.demo;

import dev.heed.access.Project;
import dev.heed.capture.TestNode;
import dev.heed.history.Mark;
import dev.heed.storage.Database;
import dev.heed.storage.StorageSettings;
import java.nio.file.Path;
import java.time.InstantSource;

/// A process that fills the project and says when it is about half told; to be killed then.
final class HalfTold {
    private static final int HALF = 1_500;

    private HalfTold() {}

    /// Fills it.
    ///
    /// @param words the data directory, and the URL of the database
    public static void main(String[] words) {
        StorageSettings settings = StorageSettings.in(Path.of(words[0]));
        if (words[1].startsWith("jdbc:postgresql:")) settings = settings.on(words[1]);
        Database database = Database.open(settings);
        TestNode node = new TestNode(database, settings, InstantSource.system());
        Thread.ofPlatform().daemon().start(() -> watch(node));
        DemoContract.demo(node).fill();
        System.out.println("whole");
    }

    private static void watch(TestNode node) {
        while (true) {
            Project project = node.access.project(Demo.PROJECT).orElse(null);
            if (project == null) continue;
            if (node.history
                            .page(project, Taken.filter(false), Mark.TOP, HALF)
                            .items()
                            .size()
                    < HALF) continue;
            System.out.println("half");
            return;
        }
    }
}
