package dev.heed.demo;

import dev.heed.access.Access;
import dev.heed.access.Creation;
import dev.heed.access.Project;
import dev.heed.capture.Intake;
import dev.heed.catalog.Catalog;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Filter;
import dev.heed.history.History;
import dev.heed.history.Mark;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A project `demo` with ninety invented days in it, the last of them the day before the project was made: some 200
/// items, 2,700 showings and 6,700 votes. Filling it takes a few seconds.
///
/// All of it passes the front doors, like what a caller sends: redacted, counted, held to every constraint. What is
/// said comes from hidden qualities and tastes, so that the numbers hang together; nobody and nothing in it is real.
public final class Demo {
    /// The name of its project.
    public static final String PROJECT = "demo";

    /// Any number would do.
    private static final long SEED = 20_240_229;

    private final Access access;
    private final Catalog catalog;
    private final History history;
    private final Telling telling;

    public Demo(Access access, Catalog catalog, Recommendations recommendations, Intake intake, History history) {
        this.access = access;
        this.catalog = catalog;
        this.history = history;
        this.telling = new Telling(catalog, recommendations, intake);
    }

    /// What became of filling the project.
    public sealed interface Filling {
        /// It is full, now or before.
        record Full(Project project) implements Filling {}

        /// Somebody else made a project of this name. Nothing was written.
        record NameTaken() implements Filling {}
    }

    /// Fills the project, and makes it if there is none. One that was left half filled becomes whole; one that is full
    /// stays as it is, whatever became of it since.
    ///
    /// @throws dev.heed.storage.StorageException if the database fails; then the next call goes on from there
    public Filling fill() {
        Project project = access.project(PROJECT).orElseGet(this::create);
        if (isFull(project)) return new Filling.Full(project);
        Story story = Story.of(SEED, LocalDate.ofInstant(project.createdAt(), ZoneOffset.UTC));
        if (!isOurs(project, story)) return new Filling.NameTaken();
        telling.of(story, project);
        return new Filling.Full(project);
    }

    private Project create() {
        return switch (access.createProject(PROJECT)) {
            case Creation.Created(Project project) -> project;
            case Creation.NameTaken() -> access.project(PROJECT).orElseThrow();
        };
    }

    private boolean isFull(Project project) {
        return catalog.one(project, Story.END.mediaId()).isPresent();
    }

    /// Nothing is there yet, or what comes first.
    private boolean isOurs(Project project, Story story) {
        if (catalog.one(project, story.works().getFirst().mediaId()).isPresent()) return true;
        boolean items = !catalog.page(project, null, null, 1).items().isEmpty();
        boolean votes = !history.page(project, Filter.ALL, Mark.TOP, 1).items().isEmpty();
        return !items && !votes;
    }
}
