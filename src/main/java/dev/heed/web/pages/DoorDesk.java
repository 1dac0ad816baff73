package dev.heed.web.pages;

import dev.heed.access.Open;
import dev.heed.access.Session;
import dev.heed.access.UserName;
import dev.heed.access.Users;
import dev.heed.web.wire.Query;
import dev.heed.web.wire.Reading;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Lets people in and out.
@Controller
final class DoorDesk {
    static final String SIGN_IN = "/signin";
    static final String SIGN_OUT = "/signout";
    static final String EVERYWHERE = SIGN_OUT + "/everywhere";

    /// To whom no password was looked at.
    static final String BUSY = "Many sign in just now. Yours was not looked at: try again in some seconds.";

    /// Where somebody was going when they had to sign in.
    static final String TO = "to";

    private static final String WELCOME = "/welcome/{token}";

    /// Places of ours, and nothing that could be read as another server.
    private static final Pattern PLACE = Pattern.compile(
            "/(?:overview|feedback|media|recommendations|answers|method|settings)(?:/[\\w.~:@+=,!$'()*%-]+)*");

    private final Users users;

    DoorDesk(Users users) {
        this.users = users;
    }

    @Open
    @GetMapping(SIGN_IN)
    SignIn door(HttpServletRequest request) {
        String to = Query.of(request.getQueryString()) instanceof Reading.Read<Query>(Query query)
                ? String.join("", query.words().getOrDefault(TO, List.of()))
                : "";
        return new SignIn(null, "", to);
    }

    @Open
    @PostMapping(SIGN_IN)
    Object signIn(Form form, HttpServletRequest request, HttpServletResponse response) {
        String name = form.field("name");
        String to = form.field(TO);
        return switch (users.signIn(name, form.field("password"), request.getRemoteAddr())) {
            case Users.SignIn.In(Session session) -> {
                Cookies.set(session, request, response);
                yield new Redirect(place(to));
            }
            case Users.SignIn.Wrong(int left) -> refused(response, 401, new SignIn(wrong(left), name, to));
            case Users.SignIn.Paused(Duration pause) -> {
                later(response, pause);
                yield refused(response, 429, new SignIn(tooMany(pause), name, to));
            }
            case Users.SignIn.Busy _ -> {
                later(response, Duration.ofSeconds(5));
                yield refused(response, 503, new SignIn(BUSY, name, to));
            }
        };
    }

    private static void later(HttpServletResponse response, Duration pause) {
        response.setHeader("Retry-After", Long.toString(Math.max(1, pause.toSeconds())));
    }

    private static String wrong(int left) {
        String pair = "Name and password do not match. ";
        return left == 0
                ? pair + "Now there is a pause."
                : pair + (left == 1 ? "One more try" : left + " more tries") + ", then a pause.";
    }

    static String tooMany(Duration pause) {
        long seconds = Math.max(1, pause.toSeconds());
        String words = seconds < 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
        return "Too many tries. Wait " + words + ", then try again.";
    }

    private static Page refused(HttpServletResponse response, int status, Page page) {
        response.setStatus(status);
        return page;
    }

    /// Where to go, if it is a place of ours; else to the first page.
    private static Address place(String to) {
        int mark = to.indexOf('?');
        String path = mark < 0 ? to : to.substring(0, mark);
        if (!PLACE.matcher(path).matches()) return new Address("/");
        return new Address(
                path,
                mark >= 0 && Query.of(to.substring(mark + 1)) instanceof Reading.Read<Query>(Query query)
                        ? query.words()
                        : Map.of());
    }

    /// For whoever has a session, also without a role in any project.
    @Open
    @PostMapping(SIGN_OUT)
    Redirect signOut(HttpServletRequest request, HttpServletResponse response) {
        Cookies.token(request).flatMap(users::session).ifPresent(users::signOut);
        Cookies.takeAway(request, response);
        return new Redirect(new Address(SIGN_IN));
    }

    @SignedIn
    @PostMapping(EVERYWHERE)
    Redirect signOutEverywhere(Session session, HttpServletRequest request, HttpServletResponse response) {
        users.signOutEverywhere(session);
        Cookies.takeAway(request, response);
        return new Redirect(new Address(SIGN_IN));
    }

    @Open
    @GetMapping(WELCOME)
    Welcome welcome(@PathVariable String token) {
        return page(token, "", null);
    }

    @Open
    @PostMapping(WELCOME)
    Object accept(@PathVariable String token, Form form, HttpServletRequest request, HttpServletResponse response) {
        String name = form.field("name");
        Users.Guest guest = users.guest(token).orElseThrow(DoorDesk::over);
        if (guest.name() == null && !UserName.fits(name))
            return refused(response, 422, page(token, name, "The name " + UserName.RULE + "."));
        if (!form.field("password").equals(form.field("again")))
            return refused(response, 422, page(token, name, "The two passwords differ."));
        UserName chosen = guest.name() == null ? new UserName(name) : guest.name();
        return switch (users.accept(token, chosen, form.field("password"))) {
            case Users.Acceptance.In(Session session) -> {
                Cookies.set(session, request, response);
                yield new Redirect(new Address("/"));
            }
            case Users.Acceptance.Over _ -> throw over();
            case Users.Acceptance.NameTaken _ ->
                refused(response, 422, page(token, name, "Somebody else has this name."));
            case Users.Acceptance.Refused(String why) ->
                refused(response, 422, page(token, name, "The password " + why + "."));
        };
    }

    private Welcome page(String token, String name, @Nullable String wrong) {
        UserName known = users.guest(token).orElseThrow(DoorDesk::over).name();
        return new Welcome(known == null ? null : known.text(), name, wrong);
    }

    private static Mishap over() {
        return Mishap.of(new Trouble(
                404,
                "This link is no longer good",
                "A link is good once and for its time. Ask who sent it for another: heed user reset makes one.",
                List.of()));
    }
}
