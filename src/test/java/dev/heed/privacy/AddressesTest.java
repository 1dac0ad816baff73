package dev.heed.privacy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I live at ⟨12 Baker Street⟩.",
                "I live at ⟨221b Baker St⟩ with a friend",
                "Please deliver to ⟨742 Evergreen Terrace, Springfield⟩.",
                "My address is ⟨1600 Pennsylvania Avenue NW, Washington, DC 20500⟩.",
                "⟨12 Elm Street, Apt. 5⟩",
                "⟨350 Fifth Avenue, Suite 3300, New York, NY 10118⟩",
                "ship it to ⟨77 Massachusetts Ave, Cambridge, MA 02139⟩ please",
                "⟨10 Rosewood Road\nLeeds\nLS6 2AB⟩",
                "⟨4 Privet Drive, Little Whinging, GU1 4LH⟩",
                "Ich wohne in der ⟨Hauptstraße 12⟩.",
                "⟨Hauptstr. 12a, 10115 Berlin⟩",
                "Adresse: ⟨Lange Straße 3, 38100 Braunschweig⟩",
                "⟨Schillerplatz 4⟩ ist meine Adresse",
                "j'habite ⟨12 rue de la Paix, 75002 Paris⟩",
                "⟨8, avenue Victor Hugo, 69003 Lyon⟩",
                "vivo en ⟨Calle Mayor 5, 28013 Madrid⟩",
                "mi dirección: ⟨Avenida de América 37⟩",
                "abito in ⟨Via Roma 15, 00184 Roma⟩",
                "⟨Piazza Garibaldi 2⟩",
                "⟨Prinsengracht 263, 1016 GV Amsterdam⟩",
                "ik woon in de ⟨Kerkstraat 45⟩",
                "mieszkam przy ⟨ul. Marszałkowska 10⟩",
                "moro na ⟨Rua Augusta 1500⟩",
                "⟨Vesterbrogade 112⟩",
                "jag bor på ⟨Storgatan 5⟩",
                "⟨Karl Johans gate 22, 0026 Oslo⟩",
                "osoite ⟨Mannerheimintie 10⟩",
                "⟨P.O. Box 1234⟩",
                "send it to ⟨PO Box 99, Denver, CO 80201⟩",
                "⟨Postfach 12345⟩",
                "The parcel went to ⟨45 Oak Lane, Unit 7⟩ instead",
                "our office is at ⟨100 King Street West, Toronto, ON M5X 1A9⟩",
                "we moved to ⟨9 Mill Close⟩",
                "address: ⟨18 The Crescent⟩",
            })
    void finds(String marked) {
        Marked.check(PersonalData.ADDRESS, marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21 Jump Street was funny",
                "10 Cloverfield Lane",
                "The Wolf of Wall Street",
                "Have you seen 84 Charing Cross Road?",
                "Nightmare on Elm Street 3",
                "13 Rue Madeleine",
                "Calle 13 is my favourite band",
                "8 Mile Road trip",
                "I have 12 Street Fighter games",
                "2 Fast 2 Furious Drive",
                "5 Star Hotel",
                "about 100 Square Enix games",
                "Sesame Street, season 12",
                "on 5th Avenue",
                "Baker Street by Gerry Rafferty, 1978",
                "12 Monkeys",
                "In 1984 Queen Street was closed",
                "3 Way Calling",
                "Highway 61 Revisited",
                "Abbey Road, 1969",
                "Route 66",
                "Downing Street",
                "Revolutionary Road (2008)",
                "Via Lactea",
                "rue Morgue",
                "top 10 Place to be",
                "77 Sunset Strip",
                "1 Night in Paris Court",
                "Plaza 5",
                "Fury Road in 2015",
            })
    void leavesAlone(String text) {
        Marked.check(PersonalData.ADDRESS, text);
    }
}
