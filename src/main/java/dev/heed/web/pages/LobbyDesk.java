package dev.heed.web.pages;

import dev.heed.access.Access;
import dev.heed.access.Session;
import dev.heed.access.User;
import dev.heed.access.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// Where those wait who have signed in and have no role in any project.
@Controller
final class LobbyDesk {
    static final String PATH = "/lobby";
    private static final String PASSWORD = PATH + "/password";

    private final Access access;
    private final Users users;

    LobbyDesk(Access access, Users users) {
        this.access = access;
        this.users = users;
    }

    @SignedIn
    @GetMapping(PATH)
    Object show(Session session) {
        User user = session.user();
        boolean waits =
                user.owner() ? access.projects().isEmpty() : user.memberships().isEmpty();
        return waits ? lobby(session, null) : new Redirect(new Address("/"));
    }

    @SignedIn
    @PostMapping(PASSWORD)
    Object password(Session session, Form form, HttpServletRequest request, HttpServletResponse response) {
        return OwnSettingsDesk.renewed(users, session, form, request, wrong -> {
            response.setStatus(422);
            return lobby(session, wrong);
        });
    }

    private static Lobby lobby(Session session, @Nullable String wrong) {
        return new Lobby(
                session.user().name().text(), session.csrf(), PASSWORD, DoorDesk.SIGN_OUT, DoorDesk.EVERYWHERE, wrong);
    }
}
