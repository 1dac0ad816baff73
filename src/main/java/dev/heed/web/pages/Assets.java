package dev.heed.web.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/// The files that pages need, held in memory: about a megabyte, with their gzipped twins. Each has a
/// version of its content in its address, so that browsers keep it for good and never see an old one.
final class Assets {
    private static final String FOLDER = "web/pages/assets/";
    private static final String ADDRESS = "/assets/";

    /// 64 bits of the SHA-256: enough to tell versions of a file apart.
    private static final int VERSION_BYTES = 8;

    /// Those that style sheets name.
    private static final List<String> LINKED = List.of("vendor/inter-latin.woff2");

    private static final Set<String> NAMES = Set.of(
            "vendor/inter-latin.woff2",
            "vendor/echarts.common.min.js",
            "tokens.css",
            "heed.css",
            "heed.js",
            "charts.js",
            "feedback.js",
            "icon.svg");

    private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

    /// A file, as it is sent.
    static final class Asset {
        private final String mediaType;
        private final String version;
        private final byte[] plain;
        private final byte[] zipped;

        private Asset(String mediaType, String version, byte[] plain, byte[] zipped) {
            this.mediaType = mediaType;
            this.version = version;
            this.plain = plain;
            this.zipped = zipped;
        }

        String mediaType() {
            return mediaType;
        }

        String version() {
            return version;
        }

        /// Whether zipping makes it shorter; a font is packed already.
        boolean zips() {
            return zipped.length < plain.length;
        }

        byte[] bytes(boolean gzip) {
            return gzip ? zipped : plain;
        }
    }

    /// A file; empty if it is none of these.
    Optional<Asset> named(String name) {
        return NAMES.contains(name) ? Optional.of(one(name)) : Optional.empty();
    }

    /// Where it is, with its version.
    String address(String name) {
        return ADDRESS + name + "?v=" + one(name).version;
    }

    /// Read on the first request, so that the start does not wait for it; two at once may both read it.
    private Asset one(String name) {
        Asset known = loaded.get(name);
        if (known != null) return known;
        byte[] bytes = read(name);
        byte[] content = name.endsWith(".css") ? linked(bytes) : bytes;
        Asset asset = new Asset(mediaType(name), version(content), content, gzip(content));
        loaded.put(name, asset);
        return asset;
    }

    /// A style sheet names files by their address, with the version.
    private byte[] linked(byte[] css) {
        String text = new String(css, StandardCharsets.UTF_8);
        for (String name : LINKED) text = text.replace("url(\"" + name + "\")", "url(\"" + address(name) + "\")");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            default -> throw new IllegalStateException("no media type for " + name);
        };
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }

    private static byte[] gzip(byte[] plain) {
        var zipped = new ByteArrayOutputStream(plain.length / 2);
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    private static String version(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
