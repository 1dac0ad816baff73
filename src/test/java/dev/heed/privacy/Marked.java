package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;

/// Sentences in which what must be found stands in brackets: `passport ⟨C01X00T47⟩`.
final class Marked {
    private Marked() {}

    /// Looks for one kind alone.
    static void check(PersonalData kind, String marked) {
        var redactor = new Redactor(EnumSet.of(kind), List.of(), List.of());
        String text = marked.replace("⟨", "").replace("⟩", "");
        String expected = marked.replaceAll("(?s)⟨.*?⟩", kind.placeholder());
        String once = redactor.redact(text).text();
        assertThat(once).isEqualTo(expected);
        assertThat(redactor.redact(once).text()).isSameAs(once);
    }
}
