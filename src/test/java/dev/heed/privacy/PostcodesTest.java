package dev.heed.privacy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "My zip code is ⟨94043⟩",
                "zip: ⟨94043-1234⟩",
                "ZIP ⟨10001⟩",
                "postcode ⟨SW1A 1AA⟩",
                "I'm in ⟨M1 4BT⟩ area",
                "⟨EC1A 1BB⟩",
                "London ⟨NW1 6XE⟩.",
                "⟨K1A 0B1⟩ Ottawa",
                "postal code ⟨H0H 0H0⟩",
                "PLZ ⟨10115⟩",
                "Postleitzahl: ⟨80331⟩",
                "code postal ⟨75001⟩",
                "código postal: ⟨28013⟩",
                "CAP ⟨00184⟩",
                "⟨1012 AB⟩ Amsterdam",
                "postcode ⟨1012AB⟩",
                "CEP ⟨01310-100⟩",
                "kod pocztowy ⟨00-950⟩",
                "postnummer ⟨114 55⟩",
                "Springfield, IL ⟨62704⟩",
                "Mountain View, CA ⟨94043-1351⟩",
                "my postcode is ⟨B33 8TH⟩",
                "postal code: ⟨560001⟩",
                "zipcode ⟨02139⟩",
                "irányítószám ⟨1051⟩",
                "PSČ ⟨110 00⟩",
                "eircode ⟨D02 X285⟩",
                "my zip code is ⟨880⟩",
                "Post code: ⟨2000⟩",
                "postinumero ⟨00100⟩",
            })
    void finds(String marked) {
        Marked.check(PersonalData.POSTCODE, marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Beverly Hills, 90210",
                "zip file of 12345 bytes",
                "zip it, 007",
                "in 1984 AD",
                "1080 HD Video",
                "2001 UK Parliament",
                "R2D2 and C3PO",
                "CA 94043x",
                "the code is 12345",
                "order 94043",
                "A1B 2C3D",
                "4000 GB Disk",
                "the year 1999 was NY 20000 degrees hot",
                "zip codes are fun",
                "Area 51",
                "PIN code 1234",
                "Studio 54",
                "OK 10000 times",
                "Catch 22",
                "10115",
            })
    void leavesAlone(String text) {
        Marked.check(PersonalData.POSTCODE, text);
    }
}
