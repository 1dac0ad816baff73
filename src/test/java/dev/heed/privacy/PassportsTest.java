package dev.heed.privacy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassportsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "My passport number is ⟨C01X00T47⟩.",
                "passport no. ⟨533380006⟩",
                "Passport: ⟨A12345678⟩, expires 2031",
                "US passport #⟨488839667⟩",
                "I lost my passport (⟨PA0940443⟩) in Rome",
                "British passport ⟨925665416⟩ issued in London",
                "Reisepass ⟨CF1234567⟩",
                "Meine Passnummer lautet ⟨C4VXMR4G8⟩.",
                "Reisepass-Nr. ⟨L01X00T44⟩",
                "numéro de passeport : ⟨12AB34567⟩",
                "mon passeport ⟨09PE12345⟩ est périmé",
                "pasaporte ⟨AAA123456⟩",
                "mi número de pasaporte es ⟨XDD 987654⟩",
                "passaporto n. ⟨YA1234567⟩",
                "paspoort ⟨NP5R2C8K1⟩",
                "paszport ⟨EH 1234567⟩",
                "numer paszportu to ⟨ZS0000177⟩",
                "passaporte ⟨CS265436⟩",
                "паспорт ⟨75 1234567⟩",
                "passport number ⟨k1234567⟩ please",
                "Her Indian passport is ⟨Z4567812⟩",
                "Canadian passport ⟨GA302922⟩",
                "new Canadian passport ⟨P123456AA⟩",
                "Passport ID = ⟨N0059203⟩",
                "PASSPORT NUMBER ⟨E12345678⟩",
                "I have two passports: ⟨M1234567⟩ is the old one",
                "passport number:\n⟨LZ6311T47⟩",
                "⟨P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<⟩\n⟨L898902C36UTO7408122F1204159ZE184226B<<<<<10⟩",
                "⟨I<UTOD231458907<<<<<<<<<<<<<<<⟩\n⟨7408122F1204159UTO<<<<<<<<<<<6⟩\n⟨ERIKSSON<<ANNA<MARIA<<<<<<<<<<⟩",
                "⟨I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<⟩\n⟨D231458907UTO7408122F1204159<<<<<<<6⟩",
            })
    void finds(String marked) {
        Marked.check(PersonalData.PASSPORT, marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My passport expires in 2031",
                "The film Passport to Pimlico (1949)",
                "passport control took 120 minutes",
                "a passport costs 130 dollars, order 123456789012",
                "passport photo 35x45 mm",
                "C01X00T47",
                "order number 533380006",
                "My passport was stolen! Order 533380006 is late",
                "Pass the salt 123456789",
                "The passport office moved. ISBN 9783161484100",
                "L898902C36UTO7408122F1204158ZE184226B<<<<<10",
                "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
                "if (a<b && b<<2) return x<<30;",
                "List<Map<String,Integer>>",
                "password A12345678",
                "passport renewal in 2024 and 2025",
                "Reisepass beantragen dauert 6 Wochen",
                "passeport valable 10 ans",
                "passport holders since 1995",
                "version 533380006 of the passport app",
            })
    void leavesAlone(String text) {
        Marked.check(PersonalData.PASSPORT, text);
    }
}
