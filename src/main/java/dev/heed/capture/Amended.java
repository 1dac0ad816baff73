package dev.heed.capture;

import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Provenance;
import dev.heed.domain.Remark;
import dev.heed.domain.Signals;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.sentiment.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a vote would say after a change, and what would be wrong with that.
record Amended(Signals signals, Remark remark, Triage triage, List<Fault> faults) {

    static Amended of(Feedback before, Edit say) {
        List<Fault> faults = new ArrayList<>();
        Remark remark = remark(before, say);
        Signals signals = switch (before.signals()) {
            case Signals.Media media -> media(media, say, remark, faults);
            case Signals.Chat chat -> chat(chat, say);
        };
        Triage triage = say.triage().after(before.triage());
        return new Amended(signals, remark, triage == null ? Triage.NEW : triage, faults);
    }

    private static Remark remark(Feedback before, Edit say) {
        Remark was = before.remark();
        List<String> said = say.tags().after(was.tags());
        List<String> tags = said == null ? List.of() : said.stream().distinct().toList();
        Map<String, Object> attached = say.metadata().after(was.metadata());
        Map<String, Object> metadata = attached == null || attached.isEmpty() ? null : attached;
        return switch (say.comment()) {
            case Change.Keep<Kept> _ -> new Remark(was.comment(), was.commentLength(), was.sentiment(), tags, metadata);
            case Change.Clear<Kept> _ -> new Remark(null, null, null, tags, metadata);
            case Change.Set<Kept>(Kept comment) ->
                new Remark(comment.text(), comment.length(), sentiment(before, say.reading()), tags, metadata);
        };
    }

    private static @Nullable Double sentiment(Feedback before, Sentiment.@Nullable Reading reading) {
        return reading == null ? null : reading.in(before.provenance().language());
    }

    private static Signals media(Signals.Media was, Edit say, Remark remark, List<Fault> faults) {
        Signals.Media after = new Signals.Media(
                say.stars().after(was.rating()),
                say.watchedCompletion().after(was.watchedCompletion()),
                say.wouldWatchAgain().after(was.wouldWatchAgain()));
        boolean nothing = after.rating() == null
                && after.watchedCompletion() == null
                && after.wouldWatchAgain() == null
                && !remark.commented()
                && remark.tags().isEmpty();
        if (nothing) faults.add(Fault.at("", Rules.SAYS_NOTHING));
        return after;
    }

    private static Signals chat(Signals.Chat was, Edit say) {
        var thumb = say.thumb().after(was.rating());
        Thumb rating = thumb == null ? was.rating() : thumb;
        return switch (say.correction()) {
            case Change.Keep<Kept> _ -> new Signals.Chat(rating, was.correction(), was.correctionLength());
            case Change.Clear<Kept> _ -> new Signals.Chat(rating, null, null);
            case Change.Set<Kept>(Kept correction) -> new Signals.Chat(rating, correction.text(), correction.length());
        };
    }

    /// @param origin where it would come from, with how its texts are kept
    boolean saysTheSame(Feedback before, Provenance origin) {
        return signals.equals(before.signals())
                && remark.equals(before.remark())
                && origin.textModes().equals(before.provenance().textModes());
    }
}
