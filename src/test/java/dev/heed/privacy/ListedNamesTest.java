package dev.heed.privacy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟨Anna Schmidt⟩ from Berlin",
                "we met ⟨Jennifer⟩ there",
                "⟨Will Turner⟩ said so",
                "thanks to ⟨Giuseppe⟩ and ⟨Chiara⟩",
                "with ⟨Krzysztof⟩",
                "⟨Hanne I. Kreutzmann⟩ from Aarhus",
                "⟨Yuri Bulgakov⟩'s Cautionary Tales",
            })
    void finds(String marked) {
        Marked.check(PersonalData.NAME, marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Will you come",
                "Mark my words",
                "Rose petals",
                "anna schmidt",
                "I hope for Summer",
                "Frank talk about Art",
            })
    void leavesAlone(String text) {
        Marked.check(PersonalData.NAME, text);
    }
}
