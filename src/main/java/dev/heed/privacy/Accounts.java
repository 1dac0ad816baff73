package dev.heed.privacy;

import java.util.Set;

/// Numbers of bank accounts and of banks' branches that the words before call so. An account: 6 to 17 digits, the
/// longest of NACHA's formats; not the account of a customer or a user, nor an order's. A routing number has nine
/// digits, weighted 3, 7, 1, whose sum is a multiple of ten (American Bankers Association); a sort code has six
/// (Pay.UK);
/// a Bankleitzahl eight, not beginning with 0 or 9 (Deutsche Bundesbank).
final class Accounts implements Detector {
    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 17;
    private static final int[] WEIGHTS = {3, 7, 1};

    private static final Phrases ACCOUNTS = new Phrases("""
            account number, account no, account num, account nr, account #, acct, acct no, acct number,
            acct num, a/c no, a c no, a c number, bank account, bank account number, checking account,
            checking account number, savings account, savings account number, current account,
            account is, bank acct, acc no, acc number, kontonummer, konto nr, kontonr, bankkonto, konto,
            girokonto, sparkonto, numéro de compte, compte bancaire, compte courant, n de compte,
            número de cuenta, cuenta bancaria, cuenta corriente, cuenta número, numero di conto,
            conto corrente, conto bancario, rekeningnummer, bankrekening, rekening, numer konta,
            nr konta, número da conta, conta bancária, conta corrente, kontonumret, bankgiro, plusgiro,
            tilinumero""");
    private static final Set<String> OTHER = Set.of(
            "customer",
            "user",
            "twitter",
            "steam",
            "email",
            "order",
            "client",
            "member",
            "guest",
            "test",
            "twitch",
            "instagram");
    private static final Phrases ROUTING = new Phrases("routing, routing number, routing no, aba, aba number, rtn");
    private static final Phrases SORT = new Phrases("sort code, sortcode, sort code is");
    private static final Phrases BLZ = new Phrases("blz, bankleitzahl");

    @Override
    public PersonalData kind() {
        return PersonalData.ACCOUNT;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() >= FEWEST_DIGITS;
    }

    @Override
    public void find(Passage passage) {
        Called.find(passage, ROUTING, 1, Accounts::routing, kind());
        Called.find(passage, SORT, 0, Accounts::sort, kind());
        Called.find(passage, BLZ, 0, Accounts::blz, kind());
        Called.find(passage, ACCOUNTS, 1, Accounts::account, kind());
        bare(passage);
    }

    /// "Account 12345678", with nothing between, and of nobody's but a bank.
    private void bare(Passage passage) {
        Wording words = passage.words();
        for (int i = 1; i < words.count(); i++) {
            boolean called =
                    words.word(i - 1).equals("account") && words.gap(i, " :#") && !OTHER.contains(words.word(i - 2));
            int end = called ? account(passage, words.from(i)) : -1;
            if (end < 0) continue;
            passage.claim(kind(), words.from(i), end);
            while (words.from(i + 1) < end) i++;
        }
    }

    private static int account(Passage passage, int from) {
        if (!Glyphs.isDigit(passage.at(from))) return -1;
        int end = Called.grouped(passage, from, "- ");
        int digits = Called.digits(passage, from, end);
        if (isDay(passage, from)) return -1;
        boolean plain = digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && Called.ends(passage, end);
        for (int i = from; i < end; i++) plain &= !Glyphs.isAsciiLetter(passage.at(i));
        return plain ? end : -1;
    }

    private static boolean isDay(Passage passage, int from) {
        return Called.written(passage, from, "0000-00-00") >= 0 || Called.written(passage, from, "00-00-0000") >= 0;
    }

    private static int routing(Passage passage, int from) {
        int end = Called.written(passage, from, "000000000");
        if (end < 0) return -1;
        int sum = 0;
        for (int i = 0; i < 9; i++) sum += (passage.at(from + i) - '0') * WEIGHTS[i % 3];
        return sum % 10 == 0 && sum > 0 ? end : -1;
    }

    private static int sort(Passage passage, int from) {
        int dashed = Called.written(passage, from, "00-00-00");
        int spaced = dashed < 0 ? Called.written(passage, from, "00 00 00") : dashed;
        return spaced < 0 ? Called.written(passage, from, "000000") : spaced;
    }

    private static int blz(Passage passage, int from) {
        int plain = Called.written(passage, from, "00000000");
        int end = plain < 0 ? Called.written(passage, from, "000 000 00") : plain;
        return end >= 0 && "09".indexOf(passage.at(from)) < 0 ? end : -1;
    }
}
