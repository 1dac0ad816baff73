package dev.heed.cli;

import dev.heed.access.Key;
import dev.heed.access.KeyKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes a key. Works before the first start, and beside a running server.
@Command(
        name = "create",
        description = {
            "Make a key. It is shown once and stored only as a hash.",
            "",
            "Works before the first start, and beside a running server."
        },
        footer = {"", "Example:", "  heed key create --project default --kind secret --json"})
final class KeyCreateCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "secret",
            converter = KindReader.class,
            description = {
                "secret: everything of its project. read: reading and export. publishable: sending votes, for browsers."
                        + " Default: ${DEFAULT-VALUE}."
            })
    private KeyKind kind = KeyKind.SECRET;

    @Option(
            names = "--origin",
            paramLabel = "URL",
            description = "For a publishable key: where its pages come from, such as https://app.example. Repeatable.")
    private List<String> origins = List.of();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = Times.Reader.class,
            description = "From when on it is refused: a day, or a time such as 2027-01-31T12:00:00Z. Default: never.")
    private @Nullable Instant expires;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    KeyCreateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        check();
        Desk.Made made;
        try (Desk desk = Desk.open(around.place(location), around.clock())) {
            made = desk.createKey(project.name(), kind, origins, expires);
        }
        output.print(around.out(), json(made), () -> print(made));
        return 0;
    }

    /// What can be told before a server is asked or a database made.
    private void check() {
        new Key(0, kind, "", origins, Instant.EPOCH, null, null);
        if (expires != null && !expires.isAfter(around.clock().instant()))
            throw new IllegalArgumentException("--expires must lie ahead");
    }

    private Map<String, Object> json(Desk.Made made) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", made.id());
        json.put("key", made.secret());
        json.put("kind", kind.word());
        json.put("project", project.name());
        return json;
    }

    private void print(Desk.Made made) {
        around.out().println("A " + kind.word() + " key for the project " + project.name() + ". It is shown only now:");
        around.out().println();
        around.out().println("  " + made.secret());
        around.out().println();
        around.out().println("To take it back: heed key revoke " + made.id() + " --project " + project.name());
    }
}
