package dev.heed.privacy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "account number ⟨12345678⟩",
                "My account number is ⟨000123456789⟩.",
                "acct no. ⟨87654321⟩",
                "acct: ⟨1234567890⟩",
                "bank account ⟨9876 5432 10⟩",
                "A/C No ⟨123456789012⟩",
                "checking account: ⟨000123456⟩",
                "savings account number ⟨4417-1234-56⟩",
                "Account #⟨55512345⟩",
                "routing number ⟨021000021⟩",
                "ABA ⟨011401533⟩ for the wire",
                "routing no. ⟨121000358⟩, account no. ⟨7001234567⟩",
                "sort code ⟨20-00-00⟩",
                "Sort code: ⟨309634⟩ account ⟨12345678⟩",
                "BLZ ⟨37040044⟩, Konto ⟨532013000⟩",
                "Bankleitzahl ⟨500 105 17⟩",
                "Kontonummer: ⟨0648489890⟩",
                "Konto-Nr. ⟨1234567⟩",
                "numéro de compte ⟨05000262854⟩",
                "número de cuenta: ⟨0200051332⟩",
                "numero di conto ⟨000000123456⟩",
                "rekeningnummer ⟨417164300⟩",
                "numer konta ⟨12345678901234⟩",
                "número da conta ⟨1234567⟩",
                "kontonummer ⟨86011117947⟩",
                "my account is ⟨11223344⟩",
                "please wire it to account no ⟨1002003004005⟩",
                "bank account number:\n⟨31926819⟩",
                "The account number on my card is ⟨70872490⟩",
                "current account ⟨55779911⟩",
            })
    void finds(String marked) {
        Marked.check(PersonalData.ACCOUNT, marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have an account since 2019",
                "account number please",
                "order number 12345678",
                "customer account",
                "my Netflix account costs 1999 cents",
                "account created 2024-05-01",
                "customer number 12345678",
                "invoice 12345678",
                "routing number 021000022",
                "routing table 255 entries",
                "the account of 10000 soldiers",
                "sort code by name",
                "sort code in 3 lines",
                "ISBN 9783161484100",
                "version 12345678",
                "Konto seit 2020",
                "a bank account of 500 euros",
                "on account of 9/11",
                "12345678",
                "The Accountant 2 (2025)",
            })
    void leavesAlone(String text) {
        Marked.check(PersonalData.ACCOUNT, text);
    }
}
