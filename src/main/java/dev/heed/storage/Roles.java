package dev.heed.storage;

import dev.heed.domain.Base32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;

/// The SQL that makes two roles on PostgreSQL: the owner of the tables, who migrates, and the
/// server's, who may read and write rows and nothing else.
public final class Roles {
    private static final int PASSWORD_BYTES = 16;

    private Roles() {}

    /// A script for `psql`, with new random passwords.
    public static String sql() {
        return template().replace("{owner}", password()).replace("{application}", password());
    }

    private static String template() {
        try (var script = Objects.requireNonNull(Roles.class.getResourceAsStream("/storage/roles.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base32.of(bytes, bytes.length);
    }
}
