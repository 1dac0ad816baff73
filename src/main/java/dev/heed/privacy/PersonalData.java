package dev.heed.privacy;

/// A kind of personal data, or of secret, that texts are searched for.
/// Where one is found, its placeholder stands in the text instead: `[EMAIL]`.
public enum PersonalData {
    EMAIL,
    CARD,
    IBAN,
    PHONE,
    IP,
    /// Credentials inside a web address: `user:password@`, `?token=…`. The address itself stays readable.
    URL,
    SECRET,
    /// A name or another identifier of the person that the caller told us, for this text only.
    KNOWN;

    private final String placeholder = "[" + name() + "]";

    /// What stands in the text instead; upper case in square brackets, never touched by a later redaction.
    public String placeholder() {
        return placeholder;
    }
}
