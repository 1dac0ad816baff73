package dev.heed.privacy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I was born on ⟨May 5, 1980⟩.",
                "born on the ⟨3rd of March 1975⟩",
                "Date of birth: ⟨1980-05-01⟩",
                "DOB ⟨05/01/1980⟩",
                "DOB: ⟨1.5.80⟩",
                "d.o.b. ⟨12 Jan 1999⟩",
                "dob=⟨19800501⟩",
                "My birthday is ⟨June 21⟩",
                "my birthday is on ⟨21 June 1990⟩",
                "her birthdate is ⟨12-11-2001⟩",
                "birthday: ⟨7/4⟩",
                "Anna (born ⟨14 February 1962⟩)",
                "ich bin am ⟨3. Mai 1984⟩ geboren",
                "geboren am ⟨3.5.1984⟩",
                "geb. ⟨03.05.1984⟩",
                "Geburtsdatum: ⟨03.05.1984⟩",
                "Mein Geburtstag ist der ⟨3. Mai⟩",
                "née le ⟨1er avril 1970⟩",
                "je suis né le ⟨14 juillet 1989⟩",
                "date de naissance : ⟨14/07/1989⟩",
                "nací el ⟨12 de octubre de 1992⟩",
                "fecha de nacimiento: ⟨12/10/1992⟩",
                "nacido el ⟨2 de mayo de 1975⟩",
                "sono nata il ⟨25 aprile 1945⟩",
                "data di nascita ⟨25.04.1945⟩",
                "geboren op ⟨27 april 1967⟩",
                "geboortedatum ⟨27-04-1967⟩",
                "nasci em ⟨7 de setembro de 1982⟩",
                "data de nascimento: ⟨07/09/1982⟩",
                "urodziłem się ⟨11 listopada 1918⟩",
                "data urodzenia ⟨11.11.1978⟩",
                "född den ⟨6 juni 1983⟩",
                "født ⟨17. maj 1981⟩",
                "syntynyt ⟨6. joulukuuta 1977⟩",
                "дата рождения: ⟨9 мая 1945⟩",
                "родился ⟨9 мая 1985⟩",
                "生年月日 ⟨1980年5月1日⟩",
                "出生日期:⟨1990年12月31日⟩",
                "Born: ⟨Sep 9, 2001⟩",
                "my son was born on Monday, ⟨8 July 2019⟩",
            })
    void finds(String marked) {
        Marked.check(PersonalData.BIRTH_DATE, marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "born in 1977",
                "released on May 5, 1980",
                "Born on the Fourth of July (1989)",
                "Born on the 4th of July was great",
                "A Star Is Born (2018)",
                "the film was born on a napkin",
                "born and raised in 3 cities",
                "The meeting is on 05/01/1980",
                "seen on 2024-05-01",
                "Natural Born Killers 1994",
                "The Bourne Identity, 14 June 2002",
                "happy birthday! See you on 5 May 2025",
                "a birthday party for 12",
                "the universe was born 13.8 billion years ago",
                "geboren 1984",
                "né en 1970",
                "nacido en 1992",
                "born 2 run",
                "born into a family of 12",
                "The Birth of a Nation (February 8, 1915)",
                "version 1.5.80",
                "my birthday is next week",
                "10/10 would watch on my birthday",
            })
    void leavesAlone(String text) {
        Marked.check(PersonalData.BIRTH_DATE, text);
    }
}
