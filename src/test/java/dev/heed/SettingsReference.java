package dev.heed;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The page `docs/reference/settings.md`, made of the list of settings.
final class SettingsReference {
    private static final String BEFORE = """
            # Settings

            Heed reads its settings once, when it starts: from `heed.yaml` in the data directory, from the environment,
            and from flags. Where two name the same setting, the later of these wins. A variable that is empty counts
            as not set.

            ```yaml
            # heed-data/heed.yaml
            port: 8080
            database:
              url: jdbc:postgresql://localhost/heed?user=heed_app&password=change-me
              statement_timeout: 10
            ```

            Names may be written with dots (`database.url`) or one inside the other. In the environment a name is
            written in capitals after `HEED_`, dots as `_`. Everything that is wrong is said at once; a name that is
            not in this list is refused. Values marked *secret* are never printed; better in the file or the
            environment than in a flag, which other users of the machine can see. `HEED_JAVA_OPTS` holds options of
            the Java virtual machine and is read by the launcher; names that begin with `HEED_BENCH_` belong to the
            benchmarks.

            <!-- This table is made from the program. Change it there. -->

            | name | environment | flag | default | may be | what it is |
            |---|---|---|---|---|---|
            """;

    private SettingsReference() {}

    static String page() {
        return BEFORE
                + Arrays.stream(Setting.values())
                        .map(SettingsReference::row)
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Setting setting) {
        return "| `" + setting.key() + "` | `" + setting.variable() + "` | "
                + setting.flag().map(flag -> "`" + flag + "`").orElse("") + " | "
                + setting.standard().map(value -> "`" + value + "`").orElse("") + " | "
                + bounds(setting.shape()) + " | "
                + setting.sentence() + " |";
    }

    private static String bounds(Shape shape) {
        String bounds = shape.bounds();
        return bounds + (!shape.secret() ? "" : (bounds.isEmpty() ? "" : "; ") + "*secret*");
    }
}
