package dev.heed.web.pages;

import dev.heed.access.Allow;
import dev.heed.access.Invitation;
import dev.heed.access.Right;
import dev.heed.access.Session;
import dev.heed.access.User;
import dev.heed.access.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// What belongs to whoever looks: by whose clocks, another password.
@Controller
final class OwnSettingsDesk {
    static final String PATH = "/settings/you";
    private static final String ZONE = PATH + "/zone";
    private static final String PASSWORD = PATH + "/password";
    private static final String DONE = "done";

    private final Users users;

    OwnSettingsDesk(Users users) {
        this.users = users;
    }

    @Allow(Right.READ)
    @GetMapping(PATH)
    You show(Visit visit) {
        return of(visit, visit.query().words().containsKey(DONE) ? "Saved." : null);
    }

    @Allow(Right.READ)
    @PostMapping(ZONE)
    Object zone(Visit visit, Form form, HttpServletResponse response) {
        String said = form.field("zone");
        if (!said.isEmpty() && !Zones.NAMES.contains(said))
            return refused(visit, response, "Pick a time zone of the list.");
        users.zone(visit.viewer().session(), said.isEmpty() ? null : ZoneId.of(said));
        return new Redirect(visit.to(PATH).with(DONE, "1"));
    }

    /// Whoever knows the old password gets a link to choose another; using it ends every other session.
    @Allow(value = Right.READ, act = "choose another password")
    @PostMapping(PASSWORD)
    Object password(Visit visit, Form form, HttpServletRequest request, HttpServletResponse response) {
        return renewed(users, visit.viewer().session(), form, request, wrong -> refused(visit, response, wrong));
    }

    /// Leads on whoever showed their password; the others see a page that says what is wrong.
    static Object renewed(
            Users users, Session session, Form form, HttpServletRequest request, Function<String, Page> refused) {
        User user = session.user();
        return switch (users.signIn(user.name().text(), form.field("password"), request.getRemoteAddr())) {
            case Users.SignIn.In(Session proof) -> {
                users.signOut(proof);
                yield new Redirect(
                        new Address(users.renew(user.id()).map(Invitation::path).orElseThrow(Mishap::absent)));
            }
            case Users.SignIn.Wrong _ -> refused.apply("That is not your password.");
            case Users.SignIn.Paused(Duration pause) -> refused.apply(DoorDesk.tooMany(pause));
            case Users.SignIn.Busy _ -> refused.apply(DoorDesk.BUSY);
        };
    }

    private static You refused(Visit visit, HttpServletResponse response, String wrong) {
        response.setStatus(422);
        return of(visit, null, wrong);
    }

    private static You of(Visit visit, @Nullable String done, String... wrong) {
        Session session = visit.viewer().session();
        User user = session.user();
        String roles = user.owner()
                ? "owner of this Heed"
                : user.memberships().stream()
                        .map(in -> in.role().word() + " of " + in.projectName())
                        .collect(Collectors.joining(", "));
        return new You(
                Settings.of(visit, PATH, done, wrong),
                user.name().text(),
                roles,
                Zones.with(session.zone() == null ? "" : session.zone().getId()),
                session.zone() == null ? "" : session.zone().getId(),
                visit.project().settings().timeZone().getId(),
                visit.to(ZONE).toString(),
                visit.to(PASSWORD).toString(),
                visit.to(DoorDesk.SIGN_OUT).toString(),
                visit.to(DoorDesk.EVERYWHERE).toString());
    }
}
