package dev.heed.privacy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/// Addresses and keys of wallets for crypto money, by the checksums they carry:
///
/// - Base58Check, whatever the version: the last four octets begin the double SHA-256 of those before
///   (Bitcoin wiki, "Base58Check encoding"). Bitcoin, Litecoin, Dogecoin, Dash, Zcash, Tron, extended
///   and exported keys; and with an alphabet of its own, XRP.
/// - Bech32 and Bech32m, whatever the prefix (BIP 173, BIP 350): a BCH code over the whole.
/// - Ethereum and what took its form: `0x` and 40 hexadecimal digits. Their case is a checksum by
///   Keccak-256 (EIP-55), which is not asked: an address with one letter mistyped tells as much about
///   its owner.
/// - Monero: 95 or 106 characters of Base58 that begin with 4 or 8; its checksum is by Keccak, too.
///
/// Solana's addresses carry no checksum and are not found, nor are seed phrases, which are ordinary
/// words.
final class WalletAddresses implements Detector {
    private static final String BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    /// An address of 20 octets with a version and a checksum has 25 to 35 characters, an extended key
    /// 111 or 112.
    private static final int SHORTEST = 25;

    private static final int LONGEST = 128;

    private static final int CHECKSUM_BYTES = 4;
    private static final int CHECKSUM_LETTERS = 6;
    private static final int HEX_DIGITS = 40;

    /// What the BCH code of a right Bech32 or Bech32m leaves.
    private static final int BECH32_REST = 1;

    private static final int BECH32M_REST = 0x2bc830a3;
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    @Override
    public PersonalData kind() {
        return PersonalData.WALLET;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.longestToken() >= SHORTEST;
    }

    @Override
    public void find(Passage passage) {
        int end;
        for (int i = 0; i < passage.length(); i = Math.max(end, i + 1)) {
            end = i;
            while (Glyphs.isAlphanumeric(passage.at(end))) end++;
            if (end - i < SHORTEST
                    || end - i > LONGEST
                    || Glyphs.isWord(passage.at(end))
                    || Glyphs.isWord(passage.at(i - 1))) continue;
            if (isAddress(passage.text(i, end))) passage.claim(kind(), i, end);
        }
    }

    private static boolean isAddress(String word) {
        return isEthereum(word) || isBech32(word) || isMonero(word) || isBase58Check(word);
    }

    private static boolean isEthereum(String word) {
        if (word.length() != HEX_DIGITS + 2 || word.charAt(0) != '0' || (word.charAt(1) | 0x20) != 'x') return false;
        return word.chars().skip(2).allMatch(c -> Glyphs.isHex((char) c));
    }

    private static boolean isMonero(String word) {
        boolean length = word.length() == 95 || word.length() == 106;
        return length
                && (word.charAt(0) == '4' || word.charAt(0) == '8')
                && word.chars().allMatch(c -> BITCOIN.indexOf(c) >= 0)
                && word.chars().anyMatch(Character::isUpperCase)
                && word.chars().anyMatch(Character::isLowerCase);
    }

    private static boolean isBase58Check(String word) {
        return isBase58Check(word, BITCOIN) || (word.charAt(0) == 'r' && isBase58Check(word, RIPPLE));
    }

    private static boolean isBase58Check(String word, String alphabet) {
        byte[] decoded = base58(word, alphabet);
        if (decoded.length <= CHECKSUM_BYTES) return false;
        int body = decoded.length - CHECKSUM_BYTES;
        byte[] hash = sha256(sha256(Arrays.copyOf(decoded, body)));
        return Arrays.equals(decoded, body, decoded.length, hash, 0, CHECKSUM_BYTES);
    }

    /// The octets that digits of base 58 stand for, a zero for each leading one; empty if a character is
    /// no digit.
    private static byte[] base58(String word, String alphabet) {
        byte[] octets = new byte[word.length()]; // the number, right-aligned
        int first = octets.length;
        for (int i = 0; i < word.length(); i++) {
            int carry = alphabet.indexOf(word.charAt(i));
            if (carry < 0) return new byte[0];
            for (int j = octets.length - 1; j >= first || carry > 0; j--) {
                carry += (octets[j] & 0xFF) * 58;
                octets[j] = (byte) carry;
                carry >>= 8;
                first = Math.min(first, j);
            }
        }
        int zeros = 0;
        while (zeros < word.length() && word.charAt(zeros) == alphabet.charAt(0)) zeros++;
        return Arrays.copyOfRange(octets, Math.max(0, first - zeros), octets.length);
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean isBech32(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!word.equals(lower) && !word.equals(word.toUpperCase(Locale.ROOT))) return false;
        int separator = lower.lastIndexOf('1');
        if (separator < 1 || word.length() - separator - 1 < CHECKSUM_LETTERS) return false;
        int rest = 1;
        for (int i = 0; i < separator; i++) rest = step(rest) ^ (lower.charAt(i) >> 5);
        rest = step(rest);
        for (int i = 0; i < separator; i++) rest = step(rest) ^ (lower.charAt(i) & 31);
        for (int i = separator + 1; i < lower.length(); i++) {
            int value = BECH32.indexOf(lower.charAt(i));
            if (value < 0) return false;
            rest = step(rest) ^ value;
        }
        return rest == BECH32_REST || rest == BECH32M_REST;
    }

    private static int step(int rest) {
        int next = (rest & 0x1FFFFFF) << 5;
        for (int i = 0; i < GENERATOR.length; i++) if (((rest >> (25 + i)) & 1) != 0) next ^= GENERATOR[i];
        return next;
    }
}
