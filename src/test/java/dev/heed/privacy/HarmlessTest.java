package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people write about films, books, orders and code, and what must come out as it went in.
class HarmlessTest {
    private static final Map<Field, Redactor> REDACTORS = Policy.defaults().redactors();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mr. Darcy is 28 and lives at 12 Pemberley Lane; I loved him.",
                "My name is Maximus Decimus Meridius - what a scene!",
                "Dr. Ellie Sattler, aged 30, steals the show.",
                "Sherlock at 221B Baker Street, London, is the best Sherlock.",
                "The 40-Year-Old Virgin is 20 years old now.",
                "Released on May 5, 1980, it still holds up in 2024.",
                "Born in 1977, like me: Star Wars.",
                "Born on the Fourth of July, with Tom Cruise (1989).",
                "10/10, 5 stars, 123 minutes, 1080p, 4K HDR.",
                "ISBN 978-3-16-148410-0, second edition of 1984.",
                "Order 1234567890 came after 12 days.",
                "Season 3, episode 12: 45 minutes of nothing.",
                "A budget of $200,000,000 and 12 Oscars.",
                "21 Jump Street, 22 Jump Street, 10 Cloverfield Lane: all fine.",
                "Beverly Hills, 90210 and Melrose Place.",
                "THX 1138, Apollo 13, District 9, Ocean's 8, Se7en.",
                "Thanks,\nGreat acting by Anna Kendrick",
                "Jason Bourne loses his passport, gets 3 new ones and 100000 dollars.",
                "He robs the bank account of 150 million people.",
                "License to Kill beats 007 in 1989.",
                "The account of 12 Years a Slave is number 1 of 2013.",
                "Dear John made me cry, Hello Dolly made me laugh.",
                "Plot at 52.5200 N, 13.4050 E and 40.7128, -74.0060.",
                "Version 2.0.1 of the app crashes on iOS 17.4.1.",
            })
    void inReviews(String text) {
        assertThat(redacted(Field.MEDIA_COMMENT, text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Have you seen Mr. Robot, Dr. Strange or Mrs. Doubtfire?",
                "What is My Name Is Earl about?",
                "Who plays in 84 Charing Cross Road?",
                "Recommend films like I Am Sam, I Am Legend and I'm Not There.",
                "Is Dear Evan Hansen a musical?",
                "Films with Emma Stone and Ryan Gosling from 2016",
                "Is The 40-Year-Old Virgin suitable for ages 12 and up?",
                "What is the zip code of Springfield?",
                "How do I renew my passport in 2025?",
                "My order number is 533380006, where is it?",
                "Explain HTTP 404 and port 8080.",
                "What is 12345 times 67890?",
                "Write a poem about Wall Street in 1929.",
                "Which Ice Age is better, Ice Age 2 or 3?",
                "I'm looking for 3 films of 90 minutes",
                "I'm Batman",
                "I am 100 percent sure this is 10 times better",
                "My customer number is 12345678",
                "Is a 12-year-old whisky better than a 10-year-old one?",
                "The vendor name is Nike and the file name is Report.",
                "Thanks, ChatGPT!",
                "Hello there, General Kenobi",
                "This is Spinal Tap or This Is England?",
                "Was Tarkovsky born in 1932?",
                "Convert 1980-05-01 to a weekday",
                "Does Highway 61 cross 5th Avenue?",
                "node_modules version 16.14.0 at localhost",
                "ISBN 9783161484100 in which bookshop?",
                "Call Me by Your Name or Call Me Maybe?",
                "Best Picture of 1999?",
            })
    void inQuestions(String text) {
        assertThat(redacted(Field.CHAT_QUERY, text)).isSameAs(text);
    }

    private static String redacted(Field field, String text) {
        return Objects.requireNonNull(REDACTORS.get(field)).redact(text).text();
    }
}
