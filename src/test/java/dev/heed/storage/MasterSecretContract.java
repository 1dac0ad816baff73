package dev.heed.storage;

import static dev.heed.storage.schema.Tables.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The one secret belongs to one database.
abstract class MasterSecretContract extends DatabaseContract {
    private static final String GIVEN =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII));

    @Test
    void isMadeOnceForItsOwnerOnly() throws IOException {
        byte[] first = open(null);
        assertThat(first).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(open(null)).isEqualTo(first);
        assertThat(data().resolve("secret.new")).doesNotExist();
    }

    @Test
    void differsEachTimeItIsMade() throws IOException {
        byte[] first = open(null);
        Files.delete(file());
        database().write(sql -> sql.deleteFrom(SETTINGS).execute());
        assertThat(open(null)).isNotEqualTo(first);
    }

    @Test
    void isNeverInTheDatabase() {
        byte[] secret = open(null);
        List<String> values =
                database().read(sql -> sql.select(SETTINGS.VALUE).from(SETTINGS).fetch(SETTINGS.VALUE));
        assertThat(values).containsExactly(MasterSecret.fingerprint(secret));
        assertThat(values.getFirst())
                .hasSize(16)
                .isNotEqualTo(Base64.getEncoder().encodeToString(secret).substring(0, 16));
    }

    @Test
    void isRefusedWhenItIsNotThisDatabases() throws IOException {
        open(null);
        Files.writeString(file(), GIVEN);
        assertThat(refusal(null)).contains("secret", "not the one").doesNotContain(GIVEN);
        assertThat(Files.readString(file())).isEqualTo(GIVEN);
        assertThat(refusal(GIVEN)).contains("HEED_SECRET", "not the one").doesNotContain(GIVEN);
    }

    @Test
    void isNotMadeAnewWhereOneIsMissing() throws IOException {
        open(null);
        Files.delete(file());
        assertThat(refusal(null)).contains("not here", file().toString());
        assertThat(file()).doesNotExist();
    }

    @Test
    void mayBeGiven() {
        assertThat(open(GIVEN)).asString().isEqualTo("0123456789abcdef0123456789ABCDEF");
        assertThat(open("  " + GIVEN + "\n")).hasSize(32);
        assertThat(file()).doesNotExist();
        assertThat(refusal(null)).contains("not here");
    }

    @Test
    void givenCountsBeforeTheFile() throws IOException {
        open(GIVEN);
        Files.writeString(file(), Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(open(GIVEN)).asString().startsWith("0123");
        assertThat(refusal(null)).contains("not the one");
    }

    @Test
    void isRefusedWhenItIsShortOrNotInBase64() throws IOException {
        String brief = Base64.getEncoder().encodeToString(new byte[31]);
        for (String wrong : List.of("", brief, "not base 64 at all!", "a".repeat(43) + "é")) {
            assertThat(refusal(wrong)).contains("HEED_SECRET", "32 bytes");
            Files.writeString(file(), wrong);
            assertThat(refusal(null)).contains(file().toString(), "32 bytes");
        }
        assertThat(refusal("not base 64 at all!")).doesNotContain("not base 64 at all!");
    }

    private byte[] open(@Nullable String given) {
        return MasterSecret.open(new DataDirectory(data()), database(), given);
    }

    private String refusal(@Nullable String given) {
        var refusal = catchThrowableOfType(StorageException.class, () -> open(given));
        assertThat(refusal).isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    private Path file() {
        return data().resolve("secret");
    }
}
