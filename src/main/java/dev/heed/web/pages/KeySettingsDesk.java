package dev.heed.web.pages;

import dev.heed.access.Access;
import dev.heed.access.Allow;
import dev.heed.access.Key;
import dev.heed.access.KeyKind;
import dev.heed.access.NewKey;
import dev.heed.access.Right;
import dev.heed.domain.Base32;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The keys of the project that is looked at: listed, made, taken back.
@Controller
final class KeySettingsDesk {
    static final String PATH = "/settings/keys";
    private static final String REVOKE = PATH + "/{id}/revoke";
    private static final String DONE = "done";

    private final Access access;
    private final InstantSource clock;

    KeySettingsDesk(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    @Allow(Right.ADMINISTER)
    @GetMapping(PATH)
    KeyRing show(Visit visit) {
        return of(visit, visit.query().words().containsKey(DONE) ? "Key revoked." : null, null, KeyRing.Draft.NONE);
    }

    /// Answers with the page itself: the secret is in no address and nowhere else.
    @Allow(value = Right.ADMINISTER, act = "make a key")
    @PostMapping(PATH)
    KeyRing make(Visit visit, Form form, HttpServletRequest request, HttpServletResponse response) {
        List<String> wrong = new ArrayList<>();
        KeyKind kind = KeyKind.of(form.field("kind")).orElse(KeyKind.READ);
        if (KeyKind.of(form.field("kind")).isEmpty()) wrong.add("Kind: must be secret, read or publishable.");
        List<String> origins = Arrays.stream(form.field("origins").split("\\s+", -1))
                .filter(origin -> !origin.isEmpty())
                .toList();
        if (kind != KeyKind.PUBLISHABLE && !origins.isEmpty()) wrong.add("Origins belong to publishable keys.");
        if (origins.size() > Key.ORIGINS_AT_MOST)
            wrong.add("Origins: must be at most " + Key.ORIGINS_AT_MOST + ", got " + origins.size() + ".");
        if (!origins.stream().allMatch(Key::isOrigin))
            wrong.add("Origins: each must be written https://host or https://host:port.");
        Instant expires = expires(visit, form.field("expires"), wrong);
        if (!wrong.isEmpty()) {
            response.setStatus(422);
            var draft = new KeyRing.Draft(form.field("kind"), form.field("origins"), form.field("expires"));
            return of(visit, null, null, draft, wrong.toArray(String[]::new));
        }
        NewKey made = access.createKey(visit.project(), kind, origins, expires);
        Porter.made(request, made.key().id());
        response.setStatus(201);
        return of(visit, null, made.secret(), KeyRing.Draft.NONE);
    }

    /// The end of a day by the viewer's clocks.
    private @Nullable Instant expires(Visit visit, String said, List<String> wrong) {
        if (said.isBlank()) return null;
        try {
            Instant end = LocalDate.parse(said)
                    .plusDays(1)
                    .atStartOfDay(visit.viewer().zone())
                    .toInstant();
            if (end.isAfter(clock.instant())) return end;
            wrong.add("Good until: must not lie in the past.");
        } catch (DateTimeParseException e) {
            wrong.add("Good until: must be a day, such as 2027-01-31.");
        }
        return null;
    }

    @Allow(Right.ADMINISTER)
    @GetMapping(REVOKE)
    Question askToRevoke(@PathVariable String id, Visit visit) {
        Key key = access.keys(visit.project()).stream()
                .filter(one -> one.name().equals(id))
                .findFirst()
                .orElseThrow(Mishap::absent);
        return Question.ofSettings(
                "Revoke this key?",
                List.of(
                        "The " + key.kind().word() + " key " + key.hint(),
                        "Whatever uses it is refused from now on. This cannot be undone; another key can be made."),
                revoke(visit, key),
                "Revoke",
                visit,
                PATH);
    }

    private static Address revoke(Visit visit, Key key) {
        return visit.to(REVOKE.replace("{id}", key.name()));
    }

    @Allow(value = Right.ADMINISTER, act = "revoke a key")
    @PostMapping(REVOKE)
    Redirect revoke(@PathVariable String id, Visit visit) {
        long key = Base32.number(id).orElseThrow(Mishap::absent);
        if (!access.revokeKey(visit.project(), key)) throw Mishap.absent();
        return new Redirect(visit.to(PATH).with(DONE, "1"));
    }

    private KeyRing of(
            Visit visit, @Nullable String done, @Nullable String secret, KeyRing.Draft draft, String... wrong) {
        return new KeyRing(
                Settings.of(visit, PATH, done, wrong),
                visit.project().name(),
                visit.to(PATH).toString(),
                access.keys(visit.project()).stream()
                        .map(key -> entry(key, visit))
                        .toList()
                        .reversed(),
                secret,
                draft);
    }

    private KeyRing.Entry entry(Key key, Visit visit) {
        Wording wording = visit.wording();
        Instant now = clock.instant();
        Instant expires = key.expiresAt();
        boolean expired = expires != null && !now.isBefore(expires);
        boolean works = key.revokedAt() == null && !expired;
        String state;
        if (key.revokedAt() != null) state = "revoked " + wording.time(key.revokedAt(), now);
        else if (expires != null) state = (expired ? "expired " : "works until ") + wording.moment(expires);
        else state = "works";
        return new KeyRing.Entry(
                key.kind().word(),
                key.hint(),
                String.join(" ", key.origins()),
                wording.time(key.createdAt(), now),
                state,
                works ? revoke(visit, key).toString() : null);
    }
}
