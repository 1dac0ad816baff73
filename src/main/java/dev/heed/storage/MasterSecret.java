package dev.heed.storage;

import static dev.heed.storage.schema.Tables.SETTINGS;

import dev.heed.domain.Base32;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The one secret from which every project's key is derived: 32 bytes, in the file `secret` (0600) or given as
/// `HEED_SECRET` in base 64. It never enters the database; its fingerprint does, so that a node with another secret
/// refuses to start and nobody makes a new one where pseudonyms already depend on the old.
public final class MasterSecret {
    private static final int BYTES = 32;
    /// Its name in the data directory.
    static final String FILE = "secret";

    private static final String FINGERPRINT = "master_secret_fingerprint";

    private MasterSecret() {}

    /// The secret that belongs to a database; made and recorded on the first start.
    ///
    /// @param given the value of `HEED_SECRET`, or `null` to use the file
    /// @throws StorageException with plain advice if it is missing, malformed, or of another database
    public static byte[] open(DataDirectory directory, Database database, @Nullable String given) {
        Path file = directory.path().resolve(FILE);
        Optional<byte[]> secret = given == null ? read(file) : Optional.of(decode(given, "HEED_SECRET"));
        Optional<String> recorded = database.read(MasterSecret::recorded);
        if (secret.isEmpty() && recorded.isPresent())
            throw refusal("the database was written with a secret that is not here. Put the file "
                    + file.toAbsolutePath() + " back, or set HEED_SECRET. Without it no pseudonym can be made again.");
        byte[] held = secret.orElseGet(() -> create(directory, file));
        String fingerprint = fingerprint(held);
        if (!recorded.or(() -> Optional.of(record(database, fingerprint)))
                .orElseThrow()
                .equals(fingerprint))
            throw refusal("the secret (" + (given == null ? file.toAbsolutePath() : "HEED_SECRET")
                    + ") is not the one this database was written with. Use that one.");
        return held;
    }

    /// How a secret and a database stand to each other, for who only wants to know.
    public enum State {
        /// They belong together.
        FITS,
        /// Neither has been used: the first start makes or records the secret.
        NEW,
        /// The database was written with a secret that is not here.
        MISSING,
        /// The database was written with another secret.
        OTHER,
        /// What is given is no secret.
        MALFORMED,
        /// There is a file that this process may not, or cannot, read.
        UNREADABLE
    }

    /// Compares; makes and records nothing.
    public static State state(DataDirectory directory, Database database, @Nullable String given) {
        Optional<String> recorded = database.read(MasterSecret::recorded);
        try {
            Optional<byte[]> secret =
                    given == null ? read(directory.path().resolve(FILE)) : Optional.of(decode(given, "HEED_SECRET"));
            if (recorded.isEmpty()) return State.NEW;
            return secret.map(held -> fingerprint(held).equals(recorded.get()) ? State.FITS : State.OTHER)
                    .orElse(State.MISSING);
        } catch (StorageException e) {
            return e.getCause() instanceof IOException ? State.UNREADABLE : State.MALFORMED;
        }
    }

    /// The secret that a database was written with, if it is here; makes and records nothing.
    public static Optional<byte[]> find(DataDirectory directory, Database database, @Nullable String given) {
        if (state(directory, database, given) != State.FITS) return Optional.empty();
        return given == null ? read(directory.path().resolve(FILE)) : Optional.of(decode(given, "HEED_SECRET"));
    }

    private static Optional<String> recorded(DSLContext sql) {
        return sql.select(SETTINGS.VALUE)
                .from(SETTINGS)
                .where(SETTINGS.NAME.eq(FINGERPRINT))
                .fetchOptional(SETTINGS.VALUE);
    }

    /// Records the fingerprint unless another node was first; answers the one that stands.
    private static String record(Database database, String fingerprint) {
        return database.write(sql -> {
            sql.insertInto(SETTINGS)
                    .columns(SETTINGS.NAME, SETTINGS.VALUE)
                    .values(FINGERPRINT, fingerprint)
                    .onConflict(SETTINGS.NAME)
                    .doNothing()
                    .execute();
            return recorded(sql).orElseThrow();
        });
    }

    private static byte[] create(DataDirectory directory, Path file) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        directory.writePrivately(file, Base64.getEncoder().encodeToString(secret) + "\n");
        return secret;
    }

    private static Optional<byte[]> read(Path file) {
        try {
            if (Files.notExists(file)) return Optional.empty();
            // in a code that has no malformed input: what is not base 64 is said below
            return Optional.of(decode(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString()));
        } catch (IOException e) {
            throw new StorageException(StorageException.Fault.AWAY, "cannot read the secret " + file, e);
        }
    }

    private static byte[] decode(String text, String where) {
        try {
            byte[] secret = Base64.getDecoder().decode(text.strip());
            if (secret.length >= BYTES) return secret;
        } catch (IllegalArgumentException e) {
            // said below, without the text
        }
        throw refusal(where + " must be at least " + BYTES + " bytes in base 64");
    }

    /// What recognises a secret and reveals nothing of it: 80 bits of an HMAC-SHA256 under it.
    static String fingerprint(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base32.of(mac.doFinal("heed fingerprint".getBytes(StandardCharsets.US_ASCII)), 10);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static StorageException refusal(String message) {
        return new StorageException(StorageException.Fault.AWAY, message);
    }
}
