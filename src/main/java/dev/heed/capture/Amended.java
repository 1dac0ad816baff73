package dev.heed.capture;

import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Remark;
import dev.heed.domain.Signals;
import dev.heed.domain.Triage;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a vote would say after a change, and what would be wrong with that.
record Amended(Signals signals, Remark remark, Triage triage, List<Fault> faults) {

    static Amended of(Feedback before, Amendment say) {
        List<Fault> faults = say.foreign(before.id().kind());
        Remark was = before.remark();
        List<String> tags = say.tags().after(was.tags());
        String comment = say.comment().after(was.comment());
        Map<String, Object> metadata = say.metadata().after(was.metadata());
        Remark remark = new Remark(
                comment,
                Objects.equals(comment, was.comment()) ? was.sentiment() : null,
                tags == null ? List.of() : tags.stream().distinct().toList(),
                metadata == null || metadata.isEmpty() ? null : metadata);
        Signals signals = switch (before.signals()) {
            case Signals.Media media -> media(media, say, remark, faults);
            case Signals.Chat chat -> chat(chat, say);
        };
        Triage triage = say.triage().after(before.triage());
        return new Amended(signals, remark, triage == null ? Triage.NEW : triage, faults);
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
