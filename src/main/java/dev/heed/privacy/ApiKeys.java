package dev.heed.privacy;

import java.util.Arrays;

/// Keys that announce themselves: the prefixes that issuers publish so that secret scanners find them, and JSON Web
/// Tokens (RFC 7519; `eyJ` is `{"` in base64url).
final class ApiKeys implements Detector {
    /// More characters than any rule needs to decide; what follows is claimed unread.
    private static final int ENOUGH = 64;

    /// No key has a shorter run of token characters; the shortest header of a web token is `{"alg":""}`.
    private static final int SHORTEST = 14;

    /// @param least fewest characters after the prefix
    /// @param needsDigit for prefixes that ordinary words may begin with, too
    private record Shape(String prefix, int least, boolean needsDigit) {}

    private static final Shape[] SHAPES = {
        // Heed
        new Shape("heed_sk_", 10, false),
        new Shape("heed_rk_", 10, false),
        new Shape("heed_pk_", 10, false),
        new Shape("heed_lt_", 10, false),
        // Amazon: IAM identifiers, 16 characters of base 32
        new Shape("AKIA", 16, false),
        new Shape("ASIA", 16, false),
        new Shape("ABIA", 16, false),
        new Shape("ACCA", 16, false),
        // Google: API keys, OAuth clients and tokens
        new Shape("AIza", 35, false),
        new Shape("GOCSPX-", 20, false),
        new Shape("ya29.", 20, false),
        // GitHub, GitLab
        new Shape("ghp_", 20, false),
        new Shape("gho_", 20, false),
        new Shape("ghu_", 20, false),
        new Shape("ghs_", 20, false),
        new Shape("ghr_", 20, false),
        new Shape("github_pat_", 20, false),
        new Shape("glpat-", 20, false),
        new Shape("gldt-", 20, true),
        new Shape("glptt-", 20, false),
        // Slack
        new Shape("xoxa-", 10, true),
        new Shape("xoxb-", 10, true),
        new Shape("xoxe-", 10, true),
        new Shape("xoxe.", 20, true),
        new Shape("xoxp-", 10, true),
        new Shape("xoxr-", 10, true),
        new Shape("xoxs-", 10, true),
        new Shape("xapp-", 10, true),
        // Stripe, and who took its form
        new Shape("sk_live_", 16, false),
        new Shape("sk_test_", 16, false),
        new Shape("rk_live_", 16, false),
        new Shape("rk_test_", 16, false),
        new Shape("whsec_", 16, false),
        // language models: OpenAI, Anthropic, Hugging Face
        new Shape("sk-", 20, true),
        new Shape("hf_", 30, true),
        // npm, PyPI, SendGrid, Shopify, DigitalOcean
        new Shape("npm_", 30, true),
        new Shape("pypi-", 40, true),
        new Shape("SG.", 40, true),
        new Shape("shpat_", 30, false),
        new Shape("dop_v1_", 40, false),
    };

    private static final Shape[][] BY_FIRST = new Shape[0x80][];

    static {
        for (char c = 0; c < BY_FIRST.length; c++) {
            char first = c;
            BY_FIRST[c] = Arrays.stream(SHAPES)
                    .filter(shape -> shape.prefix().charAt(0) == first)
                    .toArray(Shape[]::new);
        }
    }

    @Override
    public PersonalData kind() {
        return PersonalData.SECRET;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.longestToken() >= SHORTEST;
    }

    @Override
    public void find(Passage passage) {
        char before = Passage.OUTSIDE;
        for (int i = 0; i < passage.length(); i++) {
            char c = passage.at(i);
            if (c < 0x80 && !Glyphs.isAlphanumeric(before)) {
                int end = c == 'e' ? webToken(passage, i) : -1;
                if (end < 0) end = key(passage, i, BY_FIRST[c]);
                if (end > 0) {
                    passage.claim(kind(), i, end);
                    i = end - 1;
                }
            }
            before = passage.at(i);
        }
    }

    private static int key(Passage passage, int from, Shape[] shapes) {
        for (Shape shape : shapes) {
            if (!passage.looksAt(from, shape.prefix())) continue;
            int body = from + shape.prefix().length();
            int end = body;
            boolean digit = false;
            while (end - body < ENOUGH && isBody(passage.at(end), shape)) digit |= Glyphs.isDigit(passage.at(end++));
            if (end - body < shape.least() || (shape.needsDigit() && !digit)) continue;
            while (isBody(passage.at(end), shape)) end++;
            return end;
        }
        return -1;
    }

    private static boolean isBody(char c, Shape shape) {
        return Glyphs.isToken(c) || (c == '.' && shape.prefix().endsWith("."));
    }

    /// Three parts or more (RFC 7515 section 3.1, RFC 7516 section 3.1), the first a JSON object.
    private static int webToken(Passage passage, int from) {
        if (!passage.looksAt(from, "eyJ") || passage.at(from - 1) == '-') return -1;
        int parts = 0;
        int end = from;
        while (true) {
            int begin = end;
            while (Glyphs.isToken(passage.at(end))) end++;
            if (parts == 0 && end - begin < SHORTEST) return -1;
            parts++;
            boolean more =
                    passage.at(end) == '.' && (passage.at(end + 1) == '.' || Glyphs.isToken(passage.at(end + 1)));
            if (!more) return parts >= 2 ? end : -1;
            end++;
        }
    }
}
