package dev.heed.access;

import dev.heed.domain.Base32;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key as it may be shown: everything but the secret.
///
/// @param hint how the secret begins, enough to tell keys apart: `heed_sk_7x2m…`
/// @param origins where pages that use a publishable key may come from, compared exactly; at most 20
/// @param expiresAt from when on it is refused; `null` for never
/// @param revokedAt when it was taken back; `null` while it works
public record Key(
        long id,
        KeyKind kind,
        String hint,
        List<String> origins,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {
    /// A key for more pages than this wants splitting.
    public static final int ORIGINS_AT_MOST = 20;

    public Key {
        origins = List.copyOf(origins);
        if (origins.size() > ORIGINS_AT_MOST)
            throw new IllegalArgumentException(
                    "origins must be at most " + ORIGINS_AT_MOST + ", got " + origins.size());
        if (kind != KeyKind.PUBLISHABLE && !origins.isEmpty())
            throw new IllegalArgumentException("origins belong to publishable keys");
        if (!origins.stream().allMatch(Key::isOrigin))
            throw new IllegalArgumentException("an origin is written https://host or https://host:port");
    }

    /// The number as it is written in JSON and on the command line: 13 digits of base 32.
    public String name() {
        return Base32.of(id);
    }

    /// Whether a text is the origin of a page as browsers send it (RFC 6454, section 6.2): scheme, host in lower
    /// case, and a port only where it is not the scheme's own.
    public static boolean isOrigin(String text) {
        if (text.length() > 260) return false;
        try {
            URI uri = URI.create(text);
            String host = uri.getHost();
            if (host == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) return false;
            boolean usual = uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
            String written = uri.getScheme() + "://" + host + (uri.getPort() < 0 || usual ? "" : ":" + uri.getPort());
            return written.equals(text) && text.chars().noneMatch(c -> c >= 'A' && c <= 'Z');
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
