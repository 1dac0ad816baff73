package dev.heed;

import dev.heed.domain.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the settings from where they may stand and notes everything that is wrong with them.
final class SettingsReader {
    private final List<String> problems = new ArrayList<>();
    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    /// Everything that is wrong, a line each, in the order of the sources; never a value that may be secret.
    List<String> problems() {
        return List.copyOf(problems);
    }

    /// The values that were given; where several sources name one, the last source's.
    Map<Setting, String> read(Map<String, String> environment, Map<String, String> flags) {
        String data = Optional.ofNullable(flags.get(Setting.DATA.key()))
                .or(() -> Optional.ofNullable(environment.get(Setting.DATA.variable())))
                .filter(named -> Setting.DATA.shape().fault(named).isEmpty())
                .or(Setting.DATA::standard)
                .orElseThrow();
        file(Path.of(data).resolve("heed.yaml"));
        environment(environment);
        flags.forEach((key, value) -> flag(Setting.keyed(key).orElseThrow(), value));
        agree();
        return values;
    }

    private void file(Path path) {
        new SettingsFile(path, problems)
                .read()
                .forEach((name, value) -> Setting.keyed(name)
                        .ifPresentOrElse(
                                setting -> fromFile(path, setting, value),
                                () -> unknown(path + ": " + name, name, Setting::key)));
    }

    private void fromFile(Path path, Setting setting, String value) {
        if (setting == Setting.DATA)
            problems.add(path + ": data says where this file is, and cannot stand in it. Use --data or HEED_DATA");
        else take(setting, path + ": " + setting.key(), value);
    }

    private void environment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            boolean elsewhere = Setting.ELSEWHERE.contains(name) || name.startsWith(Setting.BENCHMARKS);
            if (!name.startsWith("HEED_") || elsewhere || value.isEmpty()) return;
            Setting.variable(name)
                    .ifPresentOrElse(
                            setting -> take(setting, name, value), () -> unknown(name, name, Setting::variable));
        });
    }

    private void flag(Setting setting, String value) {
        take(setting, setting.flag().orElseThrow(), value);
    }

    private void take(Setting setting, String where, String value) {
        setting.shape()
                .fault(value)
                .ifPresentOrElse(fault -> problems.add(where + " " + fault), () -> values.put(setting, value));
    }

    private void unknown(String where, String name, Function<Setting, String> written) {
        @Nullable
        String meant =
                Nearest.to(name, Arrays.stream(Setting.values()).map(written).toList());
        problems.add(where + " is not a setting" + (meant == null ? "" : ". Did you mean " + meant + "?"));
    }

    private void agree() {
        String url = values.getOrDefault(Setting.DATABASE_URL, "");
        if (values.containsKey(Setting.DATABASE_MIGRATION_URL) && !url.startsWith("jdbc:postgresql:"))
            problems.add("database.migration_url is for PostgreSQL, and database.url does not name one");
    }
}
