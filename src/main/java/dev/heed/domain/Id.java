package dev.heed.domain;

import java.util.Optional;

/// The identity of a row that grows: what it is, its bucket, and a time-ordered 64-bit number.
///
/// As text, sixteen characters of lower-case Crockford base 32: one letter for what it is, two for the bucket,
/// thirteen for the number. So a look-up knows its table and its shard, and JavaScript loses no digit.
public record Id(Row row, int bucket, long number) implements Comparable<Id> {

    /// How many buckets there are: rows with the same anchor share one.
    public static final int BUCKETS = 64;

    /// What a row is, and its letter.
    public enum Row {
        MEDIA_VOTE('m'),
        CHAT_VOTE('c'),
        RECOMMENDATION('r');

        private final char letter;

        Row(char letter) {
            this.letter = letter;
        }

        public char letter() {
            return letter;
        }

        /// The row a letter stands for.
        public static Optional<Row> of(char letter) {
            return switch (letter) {
                case 'm' -> Optional.of(MEDIA_VOTE);
                case 'c' -> Optional.of(CHAT_VOTE);
                case 'r' -> Optional.of(RECOMMENDATION);
                default -> Optional.empty();
            };
        }
    }

    public Id {
        if (bucket < 0 || bucket >= BUCKETS) throw new IllegalArgumentException("bucket must be 0..63, got " + bucket);
        if (number <= 0) throw new IllegalArgumentException("number must be positive, got " + number);
    }

    /// The identity a text names; empty unless it is written exactly as [#toString] writes it.
    public static Optional<Id> parse(String text) {
        if (text.length() != 16) return Optional.empty();
        int bucket = (Base32.value(text.charAt(1)) << 5) | Base32.value(text.charAt(2));
        long number = Base32.number(text.substring(3)).orElse(0);
        if (bucket < 0 || bucket >= BUCKETS || number <= 0) return Optional.empty();
        return Row.of(text.charAt(0)).map(row -> new Id(row, bucket, number));
    }

    /// The bucket that belongs to a hash in base 32: six bits of its second and third digit (the first may be padded).
    public static int bucketOf(String hash) {
        return (Base32.value(hash.charAt(1)) << 1) | (Base32.value(hash.charAt(2)) >> 4);
    }

    /// The bucket of a row that has no anchor: spread by a mix of its own number.
    public static int bucketOf(long number) {
        // the multiplier of Fibonacci hashing, 2^64 / golden ratio: Knuth, TAOCP vol. 3, 6.4
        return (int) ((number * 0x9E3779B97F4A7C15L) >>> 58);
    }

    /// The kind of vote; a recommendation is no vote.
    public Kind kind() {
        return switch (row) {
            case MEDIA_VOTE -> Kind.MEDIA;
            case CHAT_VOTE -> Kind.CHAT;
            case RECOMMENDATION -> throw new IllegalStateException("a recommendation is not a vote");
        };
    }

    @Override
    public int compareTo(Id other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        char[] text = new char[16];
        text[0] = row.letter;
        text[1] = Base32.digit(bucket >> 5);
        text[2] = Base32.digit(bucket & 31);
        Base32.write(number, text, 3);
        return new String(text);
    }
}
