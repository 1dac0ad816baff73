package dev.heed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// The file `heed.yaml`: a mapping of names to values, written `database.url: …` or with `url: …` inside `database:`.
///
/// Every value is read as the text that stands there: a port is not octal and a base-64 text is not a number.
final class SettingsFile {
    private static final int CODE_POINTS_AT_MOST = 65_536;

    private final Path path;
    private final List<String> problems;
    private final Map<String, String> values = new LinkedHashMap<>();

    /// @param problems where what is wrong is added, without repeating values
    SettingsFile(Path path, List<String> problems) {
        this.path = path;
        this.problems = problems;
    }

    /// The names and values of the file; none if there is no file.
    Map<String, String> read() {
        if (!Files.exists(path)) return values;
        try {
            file(yaml().load(Files.readString(path, StandardCharsets.UTF_8)));
        } catch (MarkedYAMLException e) {
            // the exception's own text would quote the line
            problems.add(path + ", line " + (e.getProblemMark().getLine() + 1) + ": is not YAML");
        } catch (YAMLException e) {
            problems.add(path + ": is not YAML");
        } catch (IOException e) {
            problems.add(path + ": cannot be read");
        }
        return values;
    }

    private void file(@Nullable Object content) {
        switch (content) {
            case null -> {}
            case Map<?, ?> names -> mapping("", names);
            default -> problems.add(path + ": must be names with values");
        }
    }

    private void mapping(String above, Map<?, ?> names) {
        names.forEach((key, value) -> {
            if (key instanceof String name) entry(above + name, value);
            else problems.add(path + ": a name must be a text");
        });
    }

    private void entry(String name, @Nullable Object value) {
        switch (value) {
            case Map<?, ?> names -> mapping(name + ".", names);
            case String text
            when !text.isBlank() -> {
                if (values.put(name, text.strip()) != null) problems.add(path + ": " + name + " stands there twice");
            }
            case null, default -> problems.add(path + ": " + name + " must have one value");
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(CODE_POINTS_AT_MOST);
        return new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new Resolver() {
                    @Override
                    protected void addImplicitResolvers() {
                        // a plain scalar is a text, whatever it looks like
                    }
                });
    }
}
