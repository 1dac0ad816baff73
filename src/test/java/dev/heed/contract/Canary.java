package dev.heed.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Invented personal data that must not be found anywhere afterwards.
@SuppressWarnings("ImmutableEnumChecker") // the list is made by List.of
public enum Canary {
    EMAIL("petra.vogel@kanarie.example", true, "petra.vogel", "kanarie.example"),
    CARD("4539 1488 0343 6467", true, "4539 1488 0343 6467", "1488 0343"),
    PLAIN_CARD("5425233430109903", true, "5425233430109903"),
    IBAN("DE89 3704 0044 0532 0130 00", false, "3704 0044", "0532 0130"),
    PHONE("+44 7911 123456", false, "7911 123456", "7911123456"),
    NATIONAL_ID("536-90-4399", false, "536-90-4399", "90-4399"),
    PASSPORT("passport no. C01X00T47", false, "C01X00T47"),
    DRIVER_LICENSE("driving licence MORGA657054SM9IJ", false, "MORGA657054"),
    ACCOUNT("account number 0648489890", false, "0648489890"),
    BIRTH_DATE("date of birth: 17.03.1984", false, "17.03.1984"),
    AGE("I am 97 years old", false, "97 years"),
    ADDRESS("I live at 12 Nachtegaal Street", false, "Nachtegaal"),
    POSTCODE("postcode SW1A 2AB", false, "SW1A 2AB"),
    PERSON("my name is Violetta Kanari", false, "Violetta", "Kanari"),
    MAC("00:1a:2b:3c:4d:5e", false, "00:1a:2b", "3c:4d:5e"),
    IP("203.0.113.77", false, "203.0.113.77"),
    IP6("2001:db8:85a3::8a2e:370:7334", false, "85a3::8a2e", "370:7334"),
    URL("https://vogel:Tr0ub4dor@intranet.example/?access_token=k7Jq2Lm9", true, "Tr0ub4dor", "k7Jq2Lm9"),
    KEY("heed_sk_5v7wz0gq3n1k8s2h6r4t9y5v7wz0gq3n1k8s2h6r4t9y5v7wz0gq", true, "5v7wz0gq3n"),
    CLOUD_KEY("AKIAQ7KANARIEZX2YWVU", true, "Q7KANARIEZX2"),
    LINK("https://intranet.example/?token=Wq8Zk4Np", true, "Wq8Zk4Np"),
    SPELT_EMAIL("petra.vogel (at) kanarie (dot) org", true, "petra.vogel", "kanarie (dot)"),
    ESCAPED_EMAIL("petra.vogel&#64;kanarie.example", true, "petra.vogel", "kanarie.example"),
    WALLET("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", false, "eP5QGefi2DMPTf"),
    RANDOM("kN4rI3kN4r1EaB3dE5fG7hI9jK1lM2nO4p", false, "kN4r1EaB3dE5fG7h"),
    JWT("eyJhbGciOiJIUzI1NiJ9.eyJrIjoia2FuYXJpZSJ9.c2lnLWthbmFyaWU", true, "eyJrIjoia2FuYXJpZSJ9", "c2lnLWthbmFyaWU");

    private final String text;
    private final boolean identifying;
    private final List<String> needles;

    /// @param text as somebody writes it
    /// @param identifying whether an identifier that holds it is refused; else identifiers are kept as they are
    /// @param needles what of it would betray it, as bytes of a file might hold it
    Canary(String text, boolean identifying, String... needles) {
        this.text = text;
        this.identifying = identifying;
        this.needles = List.of(needles);
    }

    public String text() {
        return text;
    }

    boolean identifying() {
        return identifying;
    }

    /// Whether it is looked for in comments on media, too, where heroes have names and ages.
    boolean inReviews() {
        return this != AGE && this != ADDRESS && this != PERSON;
    }

    /// Every needle of all of them, also as a log or a file in lower case might hold it, and as a path does.
    public static List<String> needles() {
        return Arrays.stream(values())
                .flatMap(canary -> canary.needles.stream())
                .flatMap(needle -> Stream.of(
                        needle, needle.toLowerCase(Locale.ROOT), needle.replace(" ", "%20"), needle.replace(" ", "")))
                .distinct()
                .toList();
    }
}
