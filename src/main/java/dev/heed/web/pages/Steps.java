package dev.heed.web.pages;

import dev.heed.insight.Funnel;
import dev.heed.insight.Rate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From shown to liked, slot by slot: slots down, steps across, one scale for each step.
///
/// @param scales what each scale spans, in words
record Steps(String sentence, List<String> scales, List<Slot> slots) {
    Steps {
        scales = List.copyOf(scales);
        slots = List.copyOf(slots);
    }

    /// What became of what one slot showed.
    ///
    /// @param shape the class of its colour and shape
    /// @param ofAll its share of all that was shown
    record Slot(String name, String shape, Cell shown, String ofAll, Step selected, Step rated, Step liked) {
        List<Step> steps() {
            return List.of(selected, rated, liked);
        }
    }

    /// One step.
    ///
    /// @param of how many of how many
    /// @param count how many
    /// @param width of its bar, as a share of all that the slot showed
    record Step(
            String name,
            Cell value,
            String of,
            Cell count,
            String width,
            @Nullable Point point) {
        /// Its name at the head of something.
        String title() {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }

    static Card<Steps> of(Funnel funnel, Study study) {
        Wording wording = study.wording();
        Tint tint = study.tint();
        String title = "From shown to liked";
        if (funnel.all().shown() == 0) return Card.empty(title, Hole.nothing("recommendations", study.wider()));
        Scale selected = scale(funnel, Funnel.Steps::selected);
        Scale rated = scale(funnel, Funnel.Steps::rated);
        Scale liked = scale(funnel, Funnel.Steps::liked);
        List<Slot> slots = funnel.slots().stream()
                .map(slot -> {
                    var steps = slot.steps();
                    String shape = tint.shape(slot.recommendationType());
                    return new Slot(
                            slot.recommendationType(),
                            shape,
                            Cell.count(steps.shown(), wording),
                            wording.percent(
                                            (double) steps.shown()
                                                    / funnel.all().shown(),
                                            false)
                                    + " of all shown",
                            step("selected", "shown", steps.selected(), steps.shown(), selected, wording),
                            step("rated", "shown", steps.rated(), steps.shown(), rated, wording),
                            step("liked", "rated", steps.liked(), steps.shown(), liked, wording));
                })
                .toList();
        return Card.full(
                title,
                new Steps(
                        study.sentences().slots(funnel) + study.sentences().kept(funnel.since()),
                        Stream.of(selected, rated, liked)
                                .map(scale -> span(scale, wording))
                                .toList(),
                        slots));
    }

    private static Scale scale(Funnel funnel, Function<Funnel.Steps, Rate> of) {
        return Lister.shares(funnel.slots().stream().map(slot -> of.apply(slot.steps())));
    }

    /// What a scale spans, in words.
    static String span(Scale scale, Wording wording) {
        return wording.decimal(scale.low() * 100, 0) + " to " + wording.percent(scale.high(), false);
    }

    static Step step(String name, String noun, Rate rate, long shown, Scale scale, Wording wording) {
        return new Step(
                name,
                Cell.rate(rate, wording),
                wording.of(rate) + " " + noun,
                Cell.count(rate.n(), wording),
                new Scale(0, Math.max(1, shown)).at((double) rate.n()),
                Point.of(rate, scale, ""));
    }
}
