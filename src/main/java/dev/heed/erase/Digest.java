package dev.heed.erase;

import dev.heed.domain.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What a receipt can be checked by: the SHA-256 (FIPS 180-4) of the ids of all votes and recommendations that were
/// erased, as the API writes them, in ascending order of their bytes, each with a line feed after it. In hexadecimal.
///
/// Who has the ids, from an export or a backup, can tell whether exactly these were erased.
final class Digest {
    private Digest() {}

    static String of(List<Id> rows) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rows.stream()
                    .map(Id::toString)
                    .sorted()
                    .forEach(id -> digest.update((id + "\n").getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
