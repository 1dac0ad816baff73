package dev.heed.privacy;

import java.util.Arrays;

/// How the keys of one issuer begin, and what follows. Issuers choose these forms so that secret scanners
/// find them. Prefixes and lengths were written down from general knowledge and not compared one by one
/// with what each issuer says today: a length is a lower bound, and a form that changed is missed.
///
/// @param least fewest characters after the prefix
record KeyShape(String prefix, int least, Body body) {
    /// What a key is made of after its prefix.
    enum Body {
        /// Letters, digits, `_` and `-`; after a prefix that ends in a full stop also full stops.
        TOKEN,
        /// The same with a digit among the first, for prefixes that ordinary words may begin with, too.
        WITH_DIGIT,
        /// Letters and digits only, with a digit among the first, for prefixes that names in programs
        /// begin with.
        PLAIN,
        /// Exactly so many hexadecimal digits.
        HEX
    }

    private static final KeyShape[] ALL = {
        // Heed
        token("heed_sk_", 10),
        token("heed_rk_", 10),
        token("heed_pk_", 10),
        token("heed_lt_", 10),
        token("heed_ss_", 10),
        token("heed_in_", 10),
        // Amazon: IAM identifiers, 16 characters of base 32; keys of Bedrock
        token("AKIA", 16),
        token("ASIA", 16),
        token("ABIA", 16),
        token("ACCA", 16),
        token("ABSK", 40),
        // Google: API keys, OAuth clients and tokens
        token("AIza", 35),
        token("GOCSPX-", 20),
        token("ya29.", 20),
        // Alibaba, Tencent, DigitalOcean, Databricks, Heroku, Render, HashiCorp Vault, Doppler
        plain("LTAI", 16),
        plain("AKID", 32),
        token("dop_v1_", 40),
        token("doo_v1_", 40),
        token("dor_v1_", 40),
        new KeyShape("dapi", 32, Body.HEX),
        digit("HRKU-", 30),
        plain("rnd_", 24),
        digit("hvs.", 24),
        digit("hvb.", 24),
        digit("dp.pt.", 40),
        digit("dp.st.", 40),
        // GitHub, GitLab, Bitbucket and Atlassian
        token("ghp_", 20),
        token("gho_", 20),
        token("ghu_", 20),
        token("ghs_", 20),
        token("ghr_", 20),
        token("github_pat_", 20),
        token("glpat-", 20),
        digit("gldt-", 20),
        token("glptt-", 20),
        digit("glrt-", 20),
        digit("glcbt-", 20),
        digit("glsoat-", 20),
        digit("gloas-", 40),
        token("ATBB", 28),
        token("ATATT3", 40),
        token("ATCTT3", 40),
        // Slack
        digit("xoxa-", 10),
        digit("xoxb-", 10),
        digit("xoxe-", 10),
        digit("xoxe.", 20),
        digit("xoxp-", 10),
        digit("xoxr-", 10),
        digit("xoxs-", 10),
        digit("xoxc-", 10),
        digit("xoxd-", 10),
        digit("xapp-", 10),
        // payments: Stripe and who took its form, Square, Shopify, Razorpay
        token("sk_live_", 16),
        token("sk_test_", 16),
        token("rk_live_", 16),
        token("rk_test_", 16),
        token("whsec_", 16),
        token("sq0atp-", 20),
        token("sq0csp-", 20),
        token("shpat_", 30),
        token("shpss_", 30),
        token("shpca_", 30),
        token("shppa_", 30),
        digit("rzp_live_", 14),
        digit("rzp_test_", 14),
        // language models: OpenAI and who took its form (Anthropic, DeepSeek, OpenRouter), Hugging Face, Groq, xAI,
        // Replicate, Perplexity, Fireworks, Nvidia, LangSmith, Tavily, Pinecone
        digit("sk-", 20),
        plain("hf_", 30),
        plain("gsk_", 40),
        digit("xai-", 40),
        plain("r8_", 30),
        digit("pplx-", 32),
        plain("fw_", 20),
        digit("nvapi-", 40),
        digit("lsv2_", 40),
        digit("tvly-", 20),
        digit("pcsk_", 40),
        // packages: npm, PyPI, RubyGems, Docker
        plain("npm_", 30),
        digit("pypi-", 40),
        new KeyShape("rubygems_", 48, Body.HEX),
        digit("dckr_pat_", 20),
        digit("dckr_oat_", 20),
        // mail and messages: SendGrid, Mailgun, Brevo, Twilio
        digit("SG.", 40),
        new KeyShape("key-", 32, Body.HEX),
        digit("xkeysib-", 60),
        new KeyShape("SK", 32, Body.HEX),
        // others: Sentry, Linear, Notion, Postman, New Relic, Grafana, Figma, Contentful, Supabase, PostHog,
        // PlanetScale, Typeform, Prefect, age (an encryption tool)
        digit("sntrys_", 40),
        digit("sntryu_", 40),
        plain("lin_api_", 30),
        digit("lin_oauth_", 30),
        plain("ntn_", 40),
        plain("secret_", 40),
        digit("PMAK-", 40),
        digit("NRAK-", 24),
        digit("glsa_", 30),
        digit("glc_", 40),
        digit("figd_", 30),
        digit("CFPAT-", 40),
        plain("sbp_", 36),
        digit("sb_secret_", 20),
        digit("phx_", 36),
        digit("pscale_tkn_", 30),
        digit("pscale_pw_", 30),
        plain("tfp_", 40),
        plain("pnu_", 30),
        token("AGE-SECRET-KEY-1", 50),
    };

    private static final KeyShape[][] BY_FIRST = new KeyShape[0x80][];

    static {
        for (char c = 0; c < BY_FIRST.length; c++) {
            char first = c;
            BY_FIRST[c] = Arrays.stream(ALL)
                    .filter(shape -> shape.prefix().charAt(0) == first)
                    .toArray(KeyShape[]::new);
        }
    }

    private static KeyShape token(String prefix, int least) {
        return new KeyShape(prefix, least, Body.TOKEN);
    }

    private static KeyShape digit(String prefix, int least) {
        return new KeyShape(prefix, least, Body.WITH_DIGIT);
    }

    private static KeyShape plain(String prefix, int least) {
        return new KeyShape(prefix, least, Body.PLAIN);
    }

    /// Those whose prefix begins with this ASCII character.
    static KeyShape[] beginningWith(char c) {
        return BY_FIRST[c];
    }

    /// Whether a key may hold this character after its prefix.
    boolean goesOn(char c) {
        return switch (body) {
            case HEX -> Glyphs.isHex(c);
            case PLAIN -> Glyphs.isAlphanumeric(c);
            case TOKEN, WITH_DIGIT -> Glyphs.isToken(c) || (c == '.' && prefix.endsWith("."));
        };
    }

    /// Whether so many characters, with or without a digit among them, are enough.
    boolean admits(int characters, boolean digit) {
        return switch (body) {
            case TOKEN -> characters >= least;
            case WITH_DIGIT, PLAIN -> characters >= least && digit;
            case HEX -> characters == least;
        };
    }
}
