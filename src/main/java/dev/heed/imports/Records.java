package dev.heed.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The records of one file, one after the other.
abstract sealed class Records implements AutoCloseable permits CsvRecords, JsonRecords {
    /// No record that is taken is nearly as long.
    static final int LONGEST = 1 << 20;

    private final Translation translation;
    private final Counted counted;

    Records(Path file, Translation translation) throws IOException {
        this.translation = translation;
        this.counted = new Counted(Files.newInputStream(file));
    }

    /// @throws IllegalArgumentException if the name does not tell what the file is
    static void checkName(Path file) {
        if (!isCsv(file) && !isJson(file))
            throw new IllegalArgumentException(file
                    + " must end in .csv (RFC 4180 with a header), or in .jsonl or .ndjson (a JSON object a line).");
    }

    private static boolean isCsv(Path file) {
        return ending(file, ".csv");
    }

    private static boolean isJson(Path file) {
        return ending(file, ".jsonl") || ending(file, ".ndjson");
    }

    private static boolean ending(Path file, String ending) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    }

    static Records open(Path file, Translation translation) throws IOException {
        if (!isCsv(file)) return new JsonRecords(file, translation);
        CsvRecords records = new CsvRecords(file, translation);
        try {
            records.begin();
            return records;
        } catch (RuntimeException | IOException e) {
            records.close();
            throw e;
        }
    }

    InputStream stream() {
        return new BufferedInputStream(counted, 1 << 16);
    }

    /// How many bytes of it were read.
    long bytes() {
        return counted.bytes;
    }

    /// The next record, or null at the end.
    abstract @Nullable Line next() throws IOException;

    /// What a record is.
    Line line(Line.Spot spot, ObjectNode record, String hash) {
        try {
            return translation.item(spot, record, hash);
        } catch (Translation.Unreadable why) {
            return new Line.Bad(spot, why.reason());
        }
    }

    /// SHA-256 of the parts of a record, in hexadecimal.
    static String hash(Iterable<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                // a byte that UTF-8 never has, so that ("ab", "c") is not ("a", "bc")
                digest.update((byte) 0xFF);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        counted.close();
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            if (octet >= 0) bytes++;
            return octet;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            if (count > 0) bytes += count;
            return count;
        }
    }
}
