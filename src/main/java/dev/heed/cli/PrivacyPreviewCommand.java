package dev.heed.cli;

import dev.heed.domain.Kind;
import dev.heed.privacy.Field;
import dev.heed.privacy.Preview;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what would be kept of a text. Stores nothing, and works beside a running server.
@Command(
        name = "preview",
        description = {
            "Show what a project's policy would keep of a text; where there is no database yet, what the default"
                    + " policy would. Stores nothing.",
            "",
            "A text that is typed here stays in the history of the shell: with - it is read from standard input."
        },
        footer = {"", "Example:", "  heed privacy preview --kind chat --field query 'I am at anna@example.com'"})
final class PrivacyPreviewCommand implements Callable<Integer> {
    /// The longest text that a vote may have.
    private static final int LONGEST = 32_000;

    private final Surroundings around;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "The text; - for standard input.")
    private @Nullable String text;

    @Option(names = "--file", paramLabel = "FILE", description = "Read the text from this file.")
    private @Nullable Path file;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = WordReader.OfKind.class,
            description = "What it is about: media or chat. Default: chat.")
    private Kind kind = Kind.CHAT;

    @Option(
            names = "--field",
            paramLabel = "FIELD",
            description = "The text of the vote: comment, query, response, correction or metadata. Default: query, or"
                    + " comment with --kind media.")
    private @Nullable String field;

    @Option(
            names = "--known",
            paramLabel = "NAME",
            description = "A name, or something else, that is known to be personal. Repeatable.")
    private List<String> known = List.of();

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    PrivacyPreviewCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Field meant = meant();
        String said = read();
        PolicyAtHand policy = PolicyAtHand.find(around, location, project.name());
        Preview preview = policy.preview(meant, said, known);
        output.print(around.out(), json(preview, policy), () -> say(preview, policy));
        return 0;
    }

    private Field meant() {
        String word = field != null ? field : kind == Kind.MEDIA ? "comment" : "query";
        return Field.of(kind.word() + "." + word)
                .orElseThrow(() -> Failure.usage(List.of("--field must be a text of a " + kind.word() + " vote: "
                        + List.of(Field.values()).stream()
                                .filter(one -> one.word().startsWith(kind.word() + "."))
                                .map(Field::text)
                                .collect(Collectors.joining(", ")))));
    }

    private String read() {
        if ((text == null) == (file == null)) throw Failure.usage(List.of("Say one of TEXT, - and --file."));
        String said = file != null ? read(file) : "-".equals(text) ? readInput() : String.valueOf(text);
        int length = said.codePointCount(0, said.length());
        if (length > LONGEST)
            throw Failure.usage(List.of("The text must be at most " + LONGEST + " characters, got " + length + "."));
        return said;
    }

    private static String read(Path file) {
        if (Files.notExists(file)) throw new Failure("There is no " + file + ".");
        try {
            return withoutEnd(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new Failure(file + " is not UTF-8.");
        } catch (IOException e) {
            throw new Failure("Cannot read " + file + ": " + e.getMessage());
        }
    }

    private static String readInput() {
        try {
            return withoutEnd(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure("Cannot read standard input: " + e.getMessage());
        }
    }

    /// What an editor, or `echo`, puts behind a text.
    private static String withoutEnd(String text) {
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static Map<String, @Nullable Object> json(Preview preview, PolicyAtHand policy) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("text", preview.text());
        json.put("found", preview.found());
        json.put("mode", preview.mode().word());
        json.put("policy_version", policy.version());
        return json;
    }

    private void say(Preview preview, PolicyAtHand policy) {
        around.out().println(preview.text() == null ? "(nothing)" : preview.text());
        around.out().println();
        String found = preview.found().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
        around.out()
                .println("Found: " + (found.isEmpty() ? "nothing" : found) + ". Mode: "
                        + preview.mode().word() + ". Policy: " + policy.name() + ".");
    }
}
