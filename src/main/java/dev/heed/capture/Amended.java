package dev.heed.capture;

import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Remark;
import dev.heed.domain.Signals;
import dev.heed.domain.Triage;
import dev.heed.sentiment.Sentiment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a vote would say after a change, and what would be wrong with that.
record Amended(Signals signals, Remark remark, Triage triage, List<Fault> faults) {

    /// @param reading how another comment reads; `null` where the change brings none
    static Amended of(Feedback before, Amendment say, Sentiment.@Nullable Reading reading) {
        List<Fault> faults = say.foreign(before.id().kind());
        Remark was = before.remark();
        List<String> tags = say.tags().after(was.tags());
        String comment = say.comment().after(was.comment());
        Map<String, Object> metadata = say.metadata().after(was.metadata());
        Remark remark = new Remark(
                comment,
                sentiment(before, comment, reading),
                tags == null ? List.of() : tags.stream().distinct().toList(),
                metadata == null || metadata.isEmpty() ? null : metadata);
        Signals signals = switch (before.signals()) {
            case Signals.Media media -> media(media, say, remark, faults);
            case Signals.Chat chat -> chat(chat, say);
        };
        Triage triage = say.triage().after(before.triage());
        return new Amended(signals, remark, triage == null ? Triage.NEW : triage, faults);
    }

    private static @Nullable Double sentiment(
            Feedback before, @Nullable String comment, Sentiment.@Nullable Reading reading) {
        if (Objects.equals(comment, before.remark().comment()))
            return before.remark().sentiment();
        return comment == null || reading == null
                ? null
                : reading.in(before.provenance().language());
    }

    private static Signals media(Signals.Media was, Amendment say, Remark remark, List<Fault> faults) {
        Signals.Media after = new Signals.Media(
                say.stars().after(was.rating()),
                say.watchedCompletion().after(was.watchedCompletion()),
                say.wouldWatchAgain().after(was.wouldWatchAgain()));
        boolean nothing = after.rating() == null
                && after.watchedCompletion() == null
                && after.wouldWatchAgain() == null
                && remark.comment() == null
                && remark.tags().isEmpty();
        if (nothing) faults.add(Fault.at("", Rules.SAYS_NOTHING));
        return after;
    }

    private static Signals chat(Signals.Chat was, Amendment say) {
        var thumb = say.thumb().after(was.rating());
        return new Signals.Chat(
                thumb == null ? was.rating() : thumb, say.correction().after(was.correction()));
    }

    boolean saysTheSame(Feedback before) {
        return signals.equals(before.signals()) && remark.equals(before.remark());
    }
}
