package dev.heed.privacy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am ⟨23⟩ years old.",
                "I'm ⟨23⟩.",
                "I'm ⟨34⟩ and I live alone",
                "im ⟨19⟩ and bored",
                "I am a ⟨45⟩-year-old teacher",
                "an ⟨84⟩-year-old woman",
                "my ⟨12⟩ year old daughter",
                "He's ⟨7⟩ yrs old",
                "⟨23⟩ y/o male",
                "⟨30⟩yo here",
                "I (⟨29⟩F) and my boyfriend (⟨31⟩M)",
                "aged ⟨45⟩",
                "Anna, aged ⟨52⟩, from Bonn",
                "at the age of ⟨78⟩",
                "age: ⟨33⟩",
                "Age ⟨61⟩",
                "my age is ⟨41⟩",
                "I just turned ⟨46⟩",
                "I'll turn ⟨65⟩ in May",
                "she turned ⟨30⟩ last week",
                "I'm turning ⟨50⟩ soon",
                "when he was ⟨78⟩",
                "when I was ⟨15⟩, we moved",
                "Ich bin ⟨34⟩ Jahre alt",
                "ich bin ⟨27⟩ und suche Filme",
                "Alter: ⟨56⟩",
                "im Alter von ⟨71⟩ Jahren",
                "mein ⟨9⟩-jähriger Sohn",
                "j'ai ⟨40⟩ ans",
                "il a ⟨8⟩ ans",
                "âge : ⟨37⟩",
                "une femme âgée de ⟨62⟩ ans",
                "tengo ⟨28⟩ años",
                "mi hija tiene ⟨6⟩ años",
                "edad: ⟨44⟩",
                "ho ⟨31⟩ anni",
                "età: ⟨70⟩",
                "ik ben ⟨29⟩ jaar",
                "leeftijd ⟨38⟩",
                "mam ⟨22⟩ lata",
                "tenho ⟨33⟩ anos",
                "jag är ⟨26⟩ år",
                "jeg er ⟨41⟩ år",
                "she is ⟨90⟩ years young",
                "a ⟨16⟩ yr old student",
                "We're both, I am ⟨67⟩, retired",
                "My grandfather is ⟨93⟩ years old",
                "patient is a ⟨54⟩ year-old man",
            })
    void finds(String marked) {
        Marked.check(PersonalData.AGE, marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 10-year-old whisky",
                "30 years of experience",
                "I'm 100% sure",
                "I'm 5 minutes away",
                "I'd rate it 8",
                "turn 5 into 10",
                "this film is 20 years old",
                "a 15-year-old single malt",
                "It is 30 years old and still great",
                "Ice Age 3 was fun",
                "Age of Empires 2",
                "I'm 6 feet tall",
                "I was 3 episodes in",
                "I am 2 hours late",
                "he was 10 times better",
                "turned 180 degrees",
                "page turned 45",
                "I'm 50/50 on that",
                "aged 12 years in oak",
                "12 Years a Slave",
                "13 Going on 30",
                "The 40-Year-Old Virgin",
                "for ages 12 and up",
                "she is 5'7",
                "I'm 1.80 m",
                "He was 1 of 3",
                "25 years ago",
                "after 12 years",
                "I'm 99 percent sure",
                "we are 4",
                "rating: 9",
                "my 5 year old laptop",
                "a 300-year-old house",
                "our house is 80 years old",
                "I am number 4",
                "page 23",
            })
    void leavesAlone(String text) {
        Marked.check(PersonalData.AGE, text);
    }
}
