package dev.heed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.capture.Ballot;
import dev.heed.catalog.Catalog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is invented, before it is told.
class StoryTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final Story STORY = Story.of(7, DAY);

    @Test
    void isTheSameForTheSameSeedAndDay() {
        assertThat(Story.of(7, DAY)).isEqualTo(STORY);
        assertThat(Story.of(8, DAY).showings()).isNotEqualTo(STORY.showings());
        assertThat(Story.of(7, DAY.plusDays(1)).acts()).isNotEqualTo(STORY.acts());
    }

    @Test
    void hasEnoughOfEverything() {
        assertThat(STORY.works()).hasSizeBetween(180, 220);
        assertThat(STORY.works().stream().map(work -> work.description().type()).distinct())
                .containsExactlyInAnyOrder("film", "series", "episode", "documentary", "short", "concert");
        assertThat(STORY.works().stream().map(Catalog.Described::mediaId))
                .doesNotHaveDuplicates()
                .doesNotContain(Story.END.mediaId());
        assertThat(STORY.showings()).hasSizeBetween(2_000, 3_000);
        assertThat(STORY.acts()).hasSizeBetween(6_000, 10_000);
    }

    @Test
    void lastsNinetyWholeDays() {
        Instant from = DAY.minusDays(90).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant to = DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(STORY.acts().stream().map(Act::at))
                .allMatch(at -> !at.isBefore(from) && at.isBefore(to))
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(STORY.showings().stream().map(showing -> showing.timestamp()))
                .allMatch(at -> at != null && !at.isBefore(from) && at.isBefore(to))
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsEverySlip() {
        Set<String> said = new TreeSet<>();
        for (Act act : STORY.acts()) {
            if (act.ballot().comment() != null) said.add(act.ballot().comment());
            if (act.ballot() instanceof Ballot.Chat chat) {
                said.addAll(Set.of(chat.query(), chat.response()));
                if (chat.correction() != null) said.add(chat.correction());
            }
        }
        assertThat(Slip.all()).isNotEmpty().allSatisfy(slip -> {
            assertThat(slip.personal()).isNotEmpty().allMatch(slip.text()::contains);
            assertThat(said).contains(slip.text());
        });
    }

    @Test
    void comparesAnswersInPairs() {
        assertThat(STORY.acts().stream()
                        .map(Act::ballot)
                        .filter(Ballot.Chat.class::isInstance)
                        .map(Ballot.Chat.class::cast)
                        .filter(chat -> chat.comparison() != null)
                        .collect(Collectors.groupingBy(
                                chat -> String.valueOf(chat.comparison()),
                                Collectors.mapping(Ballot.Chat::rating, Collectors.toSet())))
                        .values())
                .hasSizeGreaterThan(50)
                .allMatch(thumbs -> thumbs.size() == 2);
    }
}
