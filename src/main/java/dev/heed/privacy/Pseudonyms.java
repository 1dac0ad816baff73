package dev.heed.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// Keyed hashes in place of identifiers, for one project: `HMAC-SHA256(project key, purpose and value)` cut to 128
/// bits (RFC 2104, section 5), written as 26 characters of Crockford's base 32 in lower case.
///
/// The project key is HKDF-SHA256 (RFC 5869, without salt) of the master secret for `heed project <id>`. The same
/// value never gives the same characters in two projects or for two purposes. Safe for any number of threads: each
/// call works on a copy of a prepared state.
public final class Pseudonyms {
    /// 128 bits, the strength of what is derived from it.
    private static final int SHORTEST_SECRET = 16;

    private static final int KEY_BYTES = 32;
    private static final int HASH_BYTES = 16;
    private static final int HASH_CHARACTERS = 26;

    /// How one is written: three bits, then 25 times five.
    private static final Pattern WRITTEN = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

    /// Crockford's alphabet: no i, l, o, u.
    private static final byte[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.US_ASCII);

    private final Mac subject;
    private final Mac session;
    private final Mac message;
    private final Mac idempotency;
    private final Mac digest;
    private final Mac anchor;
    private final Mac text;

    private Pseudonyms(SecretKey key) {
        subject = prepared(key, "subject");
        session = prepared(key, "session");
        message = prepared(key, "message");
        idempotency = prepared(key, "idempotency");
        digest = prepared(key, "digest");
        anchor = prepared(key, "anchor");
        text = prepared(key, "text");
    }

    /// The pseudonyms of one project under one master secret of at least 16 bytes. Costs about as much as twenty
    /// pseudonyms: keep it.
    public static Pseudonyms of(byte[] masterSecret, long projectId) {
        return new Pseudonyms(derive(masterSecret, "heed project " + projectId));
    }

    public String subject(String user) {
        return hash(subject, user);
    }

    public String session(String session) {
        return hash(this.session, session);
    }

    public String message(String messageId) {
        return hash(message, messageId);
    }

    public String idempotency(String key) {
        return hash(idempotency, key);
    }

    /// In place of a whole text: the same for texts of the same characters, composed or not (NFC). Who holds the secret
    /// can try whether it is the hash of a text they guess; nobody can read it back.
    public String text(String text) {
        return hash(this.text, Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /// Whether this is written as a keyed hash is.
    public static boolean written(String text) {
        return WRITTEN.matcher(text).matches();
    }

    /// Recognises a body that was sent before, without keeping it.
    public String digest(byte[] canonicalBody) {
        return written(copy(digest).doFinal(canonicalBody));
    }

    /// The thing that a vote is about, from its parts in their order; `("ab", "c")` is another than `("a", "bc")`.
    public String anchor(String... parts) {
        Mac mac = copy(anchor);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            mac.update(bytes);
        }
        return written(mac.doFinal());
    }

    private static SecretKey derive(byte[] masterSecret, String info) {
        if (masterSecret.length < SHORTEST_SECRET)
            throw new IllegalArgumentException(
                    "master secret must be at least " + SHORTEST_SECRET + " bytes, got " + masterSecret.length);
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(masterSecret)
                    .thenExpand(info.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
        }
    }

    /// A state that has read the key and the purpose; a zero byte ends the purpose. Never updated afterwards, only
    /// copied.
    private static Mac prepared(SecretKey key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((purpose + '\0').getBytes(StandardCharsets.UTF_8));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static Mac copy(Mac prepared) {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HmacSHA256 can be copied", e);
        }
    }

    private static String hash(Mac purpose, String value) {
        return written(copy(purpose).doFinal(value.getBytes(StandardCharsets.UTF_8)));
    }

    /// The first 128 bits, five to a character, the first character holding three.
    private static String written(byte[] hash) {
        var bits = ByteBuffer.wrap(hash, 0, HASH_BYTES);
        long high = bits.getLong();
        long low = bits.getLong();
        byte[] characters = new byte[HASH_CHARACTERS];
        for (int i = HASH_CHARACTERS - 1; i >= 0; i--) {
            characters[i] = ALPHABET[(int) low & 31];
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(characters, StandardCharsets.ISO_8859_1);
    }
}
