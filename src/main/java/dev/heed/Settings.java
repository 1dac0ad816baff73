package dev.heed;

import dev.heed.storage.StorageSettings;
import dev.heed.web.api.Listen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What this start is to run with: `heed.yaml` in the data directory, then the environment, then flags; later wins.
///
/// The file lies in the data directory and not where a command happens to be called, so that every command that is
/// shown the same directory finds the same database.
final class Settings {
    /// What came of reading.
    sealed interface Reading {
        /// Whether the log is for programs to read; to be known even when something else is wrong.
        boolean jsonLog();

        record Read(Settings settings) implements Reading {
            @Override
            public boolean jsonLog() {
                return settings.jsonLog();
            }
        }

        /// Everything that is wrong, a line each; never a value that may be secret.
        record Refused(List<String> problems, boolean jsonLog) implements Reading {}
    }

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /// Reads all sources.
    ///
    /// @param environment variables; one that is empty counts as not set
    /// @param flags values by [Setting#key]
    static Reading read(Map<String, String> environment, Map<String, String> flags) {
        SettingsReader reader = new SettingsReader();
        Settings settings = new Settings(reader.read(environment, flags));
        List<String> problems = reader.problems();
        return problems.isEmpty() ? new Reading.Read(settings) : new Reading.Refused(problems, settings.jsonLog());
    }

    StorageSettings storage() {
        return new StorageSettings(
                Path.of(text(Setting.DATA)),
                values.get(Setting.DATABASE_URL),
                values.get(Setting.DATABASE_MIGRATION_URL),
                Duration.ofSeconds(number(Setting.DATABASE_STATEMENT_TIMEOUT)),
                (int) number(Setting.DATABASE_READERS),
                (int) number(Setting.DATABASE_WRITERS),
                (int) number(Setting.JOURNAL_QUEUE_ROWS),
                number(Setting.JOURNAL_QUEUE_BYTES),
                (int) number(Setting.JOURNAL_COMMIT_ROWS));
    }

    Listen listen() {
        return new Listen(text(Setting.HOST), (int) number(Setting.PORT));
    }

    private boolean jsonLog() {
        return text(Setting.LOG_FORMAT).equals("json");
    }

    /// The master secret in base 64, or `null` to use the file in the data directory.
    @Nullable
    String secret() {
        return values.get(Setting.SECRET);
    }

    private String text(Setting setting) {
        String given = values.get(setting);
        return given == null ? setting.standard().orElseThrow() : given;
    }

    private long number(Setting setting) {
        return Long.parseLong(text(setting));
    }
}
