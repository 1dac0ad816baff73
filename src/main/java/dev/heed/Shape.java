package dev.heed;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the value of a setting must be.
sealed interface Shape {
    /// Why a value is refused, to be read after the setting's name: `must be 1..600 seconds, got 0`. Texts that may
    /// be secret are not repeated.
    Optional<String> fault(String value);

    /// The bounds in words; empty if there are none.
    default String bounds() {
        return "";
    }

    /// Whether the value may hold a secret, and so is never printed.
    default boolean secret() {
        return false;
    }

    record Text() implements Shape {
        @Override
        public Optional<String> fault(String value) {
            return value.isBlank() ? Optional.of("must not be empty") : Optional.empty();
        }
    }

    /// One of a few words.
    record Word(List<String> words) implements Shape {
        @Override
        public Optional<String> fault(String value) {
            return words.contains(value) ? Optional.empty() : Optional.of("must be " + String.join(" or ", words));
        }

        @Override
        public String bounds() {
            return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" or "));
        }
    }

    record Directory() implements Shape {
        @Override
        public Optional<String> fault(String value) {
            try {
                return value.isBlank() || Files.isRegularFile(Path.of(value))
                        ? Optional.of("must be a directory")
                        : Optional.empty();
            } catch (InvalidPathException e) {
                return Optional.of("must be a directory");
            }
        }
    }

    record Whole(long least, long greatest, String unit) implements Shape {
        @Override
        public Optional<String> fault(String value) {
            // as long as the longest long: what is longer is no number of ours
            boolean number = value.matches("-?[0-9]{1,18}");
            if (number && Long.parseLong(value) >= least && Long.parseLong(value) <= greatest) return Optional.empty();
            return Optional.of("must be a whole number " + bounds() + (number ? ", got " + value : ""));
        }

        @Override
        public String bounds() {
            return least + ".." + greatest + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    record DatabaseUrl(List<String> beginnings) implements Shape {
        private static final String SQLITE = "jdbc:sqlite:";

        DatabaseUrl(String... beginnings) {
            this(List.of(beginnings));
        }

        @Override
        public Optional<String> fault(String value) {
            for (String beginning : beginnings)
                if (value.startsWith(beginning) && value.length() > beginning.length())
                    return beginning.equals(SQLITE) ? fileFault(value.substring(SQLITE.length())) : Optional.empty();
            return Optional.of(
                    "must begin with " + beginnings.stream().collect(Collectors.joining(" or ")) + ", and go on");
        }

        /// SQLite's driver takes more than names of files, and would open another file than the one that is locked.
        private static Optional<String> fileFault(String file) {
            boolean plain =
                    !file.isBlank() && !file.startsWith(":") && !file.startsWith("file:") && !file.contains("?");
            return plain
                    ? Optional.empty()
                    : Optional.of("must name a SQLite file by its path alone: no `file:`, no `:memory:`, no `?`");
        }

        @Override
        public String bounds() {
            return beginnings.stream().map(one -> "`" + one + "…`").collect(Collectors.joining(" or "));
        }

        @Override
        public boolean secret() {
            return true;
        }
    }

    record Secret() implements Shape {
        private static final int BYTES = 32;

        @Override
        public Optional<String> fault(String value) {
            try {
                if (Base64.getDecoder().decode(value).length >= BYTES) return Optional.empty();
            } catch (IllegalArgumentException e) {
                // said below, without the text
            }
            return Optional.of("must be at least " + BYTES + " bytes in base 64");
        }

        @Override
        public String bounds() {
            return "at least " + BYTES + " bytes in base 64";
        }

        @Override
        public boolean secret() {
            return true;
        }
    }
}
