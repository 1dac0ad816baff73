package dev.heed.cli;

import dev.heed.domain.Id;
import dev.heed.privacy.Pseudonyms;
import dev.heed.storage.Traces;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Erases a person or a vote, and prints the receipt.
@Command(
        name = "erase",
        description = {
            "Erase a person or a vote for good, and print the receipt.",
            "",
            "On PostgreSQL this runs VACUUM as well.",
            "",
            "Keep a user's id out of the history of the shell: --user - reads it from the standard input. Exit code 1"
                    + " when it could not be carried out."
        },
        footer = {"", "Example:", "  heed erase --user - --project films < user.txt"})
final class EraseCommand implements Callable<Integer> {
    private static final int LONGEST_USER = 200;

    private final Surroundings around;

    @Option(names = "--user", paramLabel = "ID", description = "Everything of this user; - reads the id.")
    private @Nullable String user;

    @Option(
            names = "--subject",
            paramLabel = "PSEUDONYM",
            description = "Everything of this subject, as votes and exports name it.")
    private @Nullable String subject;

    @Option(names = "--vote", paramLabel = "ID", description = "This one vote.")
    private @Nullable String vote;

    @Option(
            names = "--rewrite",
            description = "Then write the file (or the tables) anew, so that no byte of it is left in them; alone, only"
                    + " do that. Votes wait meanwhile, and those that wait for long are refused.")
    private boolean rewrite;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final Location location = new Location();

    EraseCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Wanted wanted = wanted();
        try (Desk desk = Desk.open(around.place(location), around.clock());
                Patience _ = Patience.with(around, "Erasing")) {
            return wanted == null ? rewritten(desk) : erased(desk, wanted);
        }
    }

    /// What is to be erased: one of these. Its user is shown nowhere.
    record Wanted(
            @Nullable String user,
            @Nullable String subject,
            @Nullable String vote) {
        @Override
        public String toString() {
            return "Wanted[]";
        }
    }

    private @Nullable Wanted wanted() {
        long said = Stream.of(user != null, subject != null, vote != null)
                .filter(Boolean::booleanValue)
                .count();
        if (said == 0 && rewrite) return null;
        if (said != 1) throw Failure.usage(List.of("Say what to erase: one of --user, --subject and --vote."));
        if (subject != null && !Pseudonyms.written(subject))
            throw Failure.usage(List.of("--subject must be 26 characters, as votes and exports have it."));
        if (vote != null
                && Id.parse(vote)
                        .filter(id -> id.row() != Id.Row.RECOMMENDATION)
                        .isEmpty()) throw Failure.usage(List.of("--vote must be the id of a vote."));
        return new Wanted(user == null ? null : user(user), subject, vote);
    }

    private String user(String said) {
        String id = said.equals("-") ? read() : said;
        if (id.isEmpty() || id.codePointCount(0, id.length()) > LONGEST_USER)
            throw Failure.usage(List.of("--user must be 1.." + LONGEST_USER + " characters."));
        return id;
    }

    /// One line.
    private String read() {
        try {
            String line = new BufferedReader(around.in()).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new Failure("Cannot read the standard input.");
        }
    }

    private int rewritten(Desk desk) {
        Receipt.Left left = desk.rewrite();
        output.print(around.out(), left.json(), () -> around.out().println(left.words()));
        return left.traces() == Traces.GONE ? 0 : Failure.FAILED;
    }

    private int erased(Desk desk, Wanted wanted) {
        Receipt receipt = desk.erase(project.name(), wanted, rewrite);
        output.print(around.out(), receipt.json(), () -> receipt.lines().forEach(around.out()::println));
        return receipt.done() ? 0 : Failure.FAILED;
    }
}
