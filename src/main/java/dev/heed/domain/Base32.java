package dev.heed.domain;

import java.util.Arrays;
import java.util.OptionalLong;

/// Crockford's base 32 in lower case: digits and letters without i, l, o and u, five bits each, most significant first.
/// Source: Douglas Crockford, "Base 32" (2002). Only the canonical digits are read; no look-alikes, no upper case.
public final class Base32 {
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final byte[] VALUES = values();

    private Base32() {}

    /// A 64-bit number, unsigned, as 13 digits.
    public static String of(long number) {
        char[] text = new char[13];
        write(number, text, 0);
        return new String(text);
    }

    /// Bytes as digits, padded with zero bits at the end: 16 bytes make 26 digits.
    public static String of(byte[] bytes, int length) {
        char[] text = new char[(length * 8 + 4) / 5];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < length; i++) {
            held = (held << 8) | (bytes[i] & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text[at++] = DIGITS[(held >>> bits) & 31];
            }
        }
        if (bits > 0) text[at] = DIGITS[(held << (5 - bits)) & 31];
        return new String(text);
    }

    /// The number of 13 digits as [#of] writes them; empty for any other text, and past 63 bits.
    public static OptionalLong number(String text) {
        if (text.length() != 13) return OptionalLong.empty();
        long number = 0;
        for (int i = 0; i < 13; i++) {
            int value = value(text.charAt(i));
            if (value < 0 || number >>> 58 != 0) return OptionalLong.empty();
            number = (number << 5) | value;
        }
        return OptionalLong.of(number);
    }

    static void write(long number, char[] text, int at) {
        for (int i = 12; i >= 0; i--) {
            text[at + i] = DIGITS[(int) (number & 31)];
            number >>>= 5;
        }
    }

    static char digit(int value) {
        return DIGITS[value];
    }

    /// The value of one digit, or -1.
    static int value(char digit) {
        return digit < 128 ? VALUES[digit] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < DIGITS.length; i++) values[DIGITS[i]] = (byte) i;
        return values;
    }
}
