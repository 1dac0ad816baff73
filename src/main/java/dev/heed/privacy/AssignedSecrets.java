package dev.heed.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Values that are called a secret where they stand: `password=…`, `api_key: "…"`, `client-secret => …`, and after a
/// password's name also "my password is …". The name
/// stays, the value is claimed if it looks made up rather than spoken: letters with digits, or with signs that words
/// do not have; after a password's name also digits alone. Where a sentence may follow the colon ("The Secret:
/// 13-year-old …"), letters and digits must alternate.
final class AssignedSecrets implements Detector {
    private static final int LONGEST_NAME = 40;

    /// Enough of a value to judge it; the rest is claimed unread.
    private static final int ENOUGH = 128;

    private static final int SHORTEST_KEY = 8;
    private static final int SHORTEST_PASSWORD = 6;
    private static final int SHORTEST_PIN = 4;

    private static final String[] PASSWORDS = {
        "password",
        "passwd",
        "passphrase",
        "passcode",
        "pwd",
        "passwort",
        "kennwort",
        "contraseña",
        "senha",
        "wachtwoord",
        "lösenord",
        "hasło",
        "heslo",
        "şifre",
        "contrasena",
        "clave",
        "motdepasse",
        "passe",
        "пароль",
        "密码",
        "密碼",
        "パスワード",
        "비밀번호"
    };
    private static final Set<String> SHORT_NAMES = Set.of("pass", "pw");

    private static final List<String> VERBS =
            List.of(" is", " was", " ist", " lautet", " war", " es", " est", " é", " è");

    private static final String[] NAMES = {
        "secret",
        "secretkey",
        "apikey",
        "accesskey",
        "accountkey",
        "storagekey",
        "masterkey",
        "authkey",
        "licensekey",
        "accesssignature",
        "privatekey",
        "signingkey",
        "encryptionkey",
        "token",
        "credential",
        "credentials",
    };

    @Override
    public PersonalData kind() {
        return PersonalData.SECRET;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.has('=') || signs.colons() > 0 || signs.digits() > 0;
    }

    @Override
    public void find(Passage passage) {
        for (int i = 1; i < passage.length(); i++) {
            char c = passage.at(i);
            if (c != '=' && c != ':' && c != ' ') continue;
            int verb = verbBefore(passage, i);
            if (c == ' ' && verb == i) continue;
            String name = nameBefore(passage, verb);
            boolean spoken = verb < i;
            boolean password = endsWithAny(name, PASSWORDS) || (!spoken && SHORT_NAMES.contains(name));
            int pin = spoken ? SHORTEST_PASSWORD : SHORTEST_PIN;
            if (password || (!spoken && endsWithAny(name, NAMES))) i = claimValue(passage, i, password, pin) - 1;
        }
    }

    /// Where a word such as "is" begins that ends here, with the space before it; here if there is none. What follows
    /// it is a value only after a password: much else is something.
    private static int verbBefore(Passage passage, int end) {
        for (String verb : VERBS) if (passage.looksAtAnyCase(end - verb.length(), verb)) return end - verb.length();
        return end;
    }

    /// The word before, without quotes, lower case, without `_`, `-` and `.`; empty if there is none.
    private static String nameBefore(Passage passage, int sign) {
        int end = sign;
        while (end > sign - 3 && " \"'`*]".indexOf(passage.at(end - 1)) >= 0) end--;
        int from = end;
        while (end - from < LONGEST_NAME && (Glyphs.isWord(passage.at(from - 1)) || isJoint(passage.at(from - 1))))
            from--;
        if (end - from < 2) return "";
        return Glyphs.lettersOf(passage.text(from, end));
    }

    private static boolean isJoint(char c) {
        return c == '_' || c == '-' || c == '.';
    }

    private static boolean endsWithAny(String name, String[] endings) {
        return Arrays.stream(endings).anyMatch(name::endsWith);
    }

    /// Claims the value if it is a secret; answers where to go on.
    ///
    /// @param pin how many digits are a password by themselves
    private int claimValue(Passage passage, int sign, boolean password, int pin) {
        int afterSign = sign + 1;
        int from = afterSign;
        while (from < afterSign + 4 && "=> *".indexOf(passage.at(from)) >= 0) from++;
        char quote = passage.at(from);
        boolean quoted = quote == '"' || quote == '\'' || quote == '`';
        if (quoted) from++;
        int end = from;
        while (end - from < ENOUGH && isValue(passage.at(end), quoted ? quote : ' ')) end++;
        boolean sentence = passage.at(sign) == ':' && !quoted;
        if (!(password ? isPassword(passage, from, end, pin) : isKey(passage, from, end, sentence))) return afterSign;
        while (isValue(passage.at(end), quoted ? quote : ' ')) end++;
        while (!quoted && ".:!?)".indexOf(passage.at(end - 1)) >= 0 && end - from > SHORTEST_PIN) end--;
        passage.claim(kind(), from, end);
        return end;
    }

    private static boolean isValue(char c, char quote) {
        return c > ' ' && c != Passage.CLAIMED && (quote == ' ' ? ",;\"'`<>".indexOf(c) < 0 : c != quote);
    }

    private static boolean isPassword(Passage passage, int from, int end, int pin) {
        if (isCode(passage, from, end)) return false;
        boolean digit = false;
        boolean letter = false;
        boolean sign = false;
        for (int i = from; i < end; i++) {
            char c = passage.at(i);
            digit |= Glyphs.isDigit(c);
            letter |= Glyphs.isWord(c) && !Glyphs.isDigit(c);
            sign |= i < end - 1 && "!@#$%^&*+?~|/".indexOf(c) >= 0;
        }
        if (digit && !letter) return end - from >= pin;
        return end - from >= SHORTEST_PASSWORD && letter && (digit || sign);
    }

    private static boolean isKey(Passage passage, int from, int end, boolean sentence) {
        if (end - from < SHORTEST_KEY || isCode(passage, from, end)) return false;
        boolean digit = false;
        boolean letter = false;
        int changes = 0;
        for (int i = from; i < end; i++) {
            char c = passage.at(i);
            boolean isDigit = Glyphs.isDigit(c);
            boolean isLetter = Glyphs.isAsciiLetter(c);
            if (i > from
                    && (isDigit || isLetter)
                    && isDigit != Glyphs.isDigit(passage.at(i - 1))
                    && Glyphs.isAlphanumeric(passage.at(i - 1))) changes++;
            digit |= isDigit;
            letter |= isLetter;
        }
        return digit && letter && (!sentence || changes >= 2);
    }

    /// A variable or a call in place of a value.
    private static boolean isCode(Passage passage, int from, int end) {
        if (end == from || "$<{%(".indexOf(passage.at(from)) >= 0) return true;
        for (int i = from; i < end; i++) if (passage.at(i) == '(' || passage.at(i) == '[') return true;
        return false;
    }
}
