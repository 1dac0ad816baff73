package dev.heed.web.pages;

import dev.heed.access.Access;
import dev.heed.access.Allow;
import dev.heed.access.Grant;
import dev.heed.access.Invitation;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.access.Role;
import dev.heed.access.User;
import dev.heed.access.UserName;
import dev.heed.access.Users;
import dev.heed.domain.Base32;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The users of the instance: invited, given roles, let in again, taken out.
@Controller
final class UserSettingsDesk {
    static final String PATH = "/settings/users";
    private static final String REMOVE = PATH + "/{id}/remove";
    private static final String DONE = "done";
    private static final String OWNER = "owner";

    private final Access access;
    private final Users users;
    private final InstantSource clock;

    UserSettingsDesk(Access access, Users users, InstantSource clock) {
        this.access = access;
        this.users = users;
        this.clock = clock;
    }

    /// Somebody with a link of theirs.
    private record Invited(String name, String link) {}

    @Allow(Right.GOVERN)
    @GetMapping(PATH)
    People show(Visit visit) {
        return of(visit, visit.query().words().containsKey(DONE) ? "Saved." : null, null, null);
    }

    @Allow(value = Right.GOVERN, act = "add a user")
    @PostMapping(PATH)
    People add(Visit visit, Form form, HttpServletRequest request, HttpServletResponse response) {
        List<String> wrong = new ArrayList<>();
        if (!UserName.fits(form.field("name"))) wrong.add("Name " + UserName.RULE + ".");
        Standing standing = standing(form, wrong);
        Typed typed = new Typed(null, form);
        if (!wrong.isEmpty()) return refused(visit, response, typed, wrong);
        return switch (users.add(new UserName(form.field("name")), standing.owner, standing.grants)) {
            case Users.Addition.Added(User user, Invitation invitation) -> {
                Porter.made(request, user.id());
                response.setStatus(201);
                yield of(visit, null, new Invited(user.name().text(), link(request, invitation)), null);
            }
            case Users.Addition.NameTaken _ -> refused(visit, response, typed, List.of("Another user has this name."));
        };
    }

    private record Standing(boolean owner, List<Grant> grants) {}

    /// What a form says that a user shall be: `owner`, or `role` in `in`, or lines of `project role`.
    private Standing standing(Form form, List<String> wrong) {
        if (form.field("role").equals(OWNER)) {
            if (!form.field("roles").isBlank())
                wrong.add("Roles: an owner has every project and needs no role in one.");
            return new Standing(true, List.of());
        }
        if (!form.field("role").isEmpty())
            return new Standing(false, grants(List.of(form.field("in") + " " + form.field("role")), wrong));
        return new Standing(
                false,
                grants(
                        form.field("roles")
                                .lines()
                                .filter(line -> !line.isBlank())
                                .toList(),
                        wrong));
    }

    private List<Grant> grants(List<String> lines, List<String> wrong) {
        List<Grant> grants = new ArrayList<>();
        for (String line : lines) {
            int space = line.strip().lastIndexOf(' ');
            String named = space < 0 ? "" : line.strip().substring(0, space);
            Project project = access.project(named).orElse(null);
            Role role = Role.inProject(line.strip().substring(space + 1)).orElse(null);
            if (project == null || role == null)
                wrong.add("Roles: each line must be a project and viewer, analyst or admin.");
            else if (grants.stream().anyMatch(grant -> grant.project().id() == project.id()))
                wrong.add("Roles: each project may be named once.");
            else grants.add(new Grant(project, role));
        }
        return grants;
    }

    @Allow(value = Right.GOVERN, act = "change a user")
    @PostMapping(PATH + "/{id}")
    Object change(@PathVariable String id, Visit visit, Form form, HttpServletResponse response) {
        List<String> wrong = new ArrayList<>();
        Standing standing = standing(form, wrong);
        Typed typed = new Typed(number(id), form);
        if (!wrong.isEmpty())
            return refused(visit, response, typed, wrong.stream().distinct().toList());
        return altered(visit, response, typed, users.change(number(id), standing.owner, standing.grants));
    }

    @Allow(value = Right.GOVERN, act = "reset a password")
    @PostMapping(PATH + "/{id}/reset")
    People reset(@PathVariable String id, Visit visit, HttpServletRequest request) {
        long user = number(id);
        Invitation invitation = users.reset(user).orElseThrow(Mishap::absent);
        String name = users.numbered(user).orElseThrow(Mishap::absent).name().text();
        return of(visit, null, new Invited(name, link(request, invitation)), null);
    }

    @Allow(Right.GOVERN)
    @GetMapping(REMOVE)
    Question askToRemove(@PathVariable String id, Visit visit) {
        User user = users.numbered(number(id)).orElseThrow(Mishap::absent);
        return Question.ofSettings(
                "Remove this user?",
                List.of(
                        user.name().text(),
                        "Their sessions end at once, and they can no longer sign in. The audit log keeps their name."
                                + " Keys that they made or saw go on working: revoke them."),
                visit.to(REMOVE.replace("{id}", Base32.of(user.id()))),
                "Remove",
                visit,
                PATH);
    }

    @Allow(value = Right.GOVERN, act = "remove a user")
    @PostMapping(REMOVE)
    Object remove(@PathVariable String id, Visit visit, HttpServletResponse response) {
        return altered(visit, response, null, users.remove(number(id)));
    }

    private Object altered(
            Visit visit, HttpServletResponse response, @Nullable Typed typed, Users.Alteration alteration) {
        return switch (alteration) {
            case Users.Alteration.Altered _ -> new Redirect(visit.to(PATH).with(DONE, "1"));
            case Users.Alteration.Missing _ -> throw Mishap.absent();
            case Users.Alteration.LastOwner _ ->
                refused(
                        visit,
                        response,
                        typed,
                        List.of("They are the last owner who signs in. Make another owner first."));
        };
    }

    private static long number(String id) {
        return Base32.number(id).orElseThrow(Mishap::absent);
    }

    private static String link(HttpServletRequest request, Invitation invitation) {
        return OverviewDesk.host(request) + invitation.path();
    }

    /// What was sent and refused.
    ///
    /// @param user whom it would have changed; `null` for one to be added
    private record Typed(@Nullable Long user, Form form) {
        boolean changes(User other) {
            return user != null && user == other.id();
        }
    }

    private People refused(Visit visit, HttpServletResponse response, @Nullable Typed typed, List<String> wrong) {
        response.setStatus(422);
        return of(visit, null, null, typed, wrong.toArray(String[]::new));
    }

    private People of(
            Visit visit, @Nullable String done, @Nullable Invited invited, @Nullable Typed typed, String... wrong) {
        Instant now = clock.instant();
        return new People(
                Settings.of(visit, PATH, done, wrong),
                visit.to(PATH).toString(),
                users.all().stream().map(user -> entry(user, visit, now, typed)).toList(),
                typed == null || typed.user != null
                        ? People.Draft.NONE
                        : new People.Draft(typed.form.field("name"), typed.form.field("role"), typed.form.field("in")),
                visit.viewer().projects(),
                invited == null ? null : invited.link,
                invited == null ? null : invited.name);
    }

    private static People.Entry entry(User user, Visit visit, Instant now, @Nullable Typed typed) {
        Form sent = typed != null && typed.changes(user) ? typed.form : null;
        String path = PATH + "/" + Base32.of(user.id());
        String roles = user.memberships().stream()
                .map(in -> in.projectName() + " " + in.role().word())
                .collect(Collectors.joining("\n"));
        return new People.Entry(
                user.name().text(),
                standing(user, roles),
                sent == null ? user.owner() : sent.field("role").equals(OWNER),
                sent == null ? roles : sent.field("roles"),
                sent != null,
                user.signsIn(),
                user.seenAt() == null ? "" : visit.wording().time(user.seenAt(), now),
                visit.to(path).toString(),
                visit.to(path + "/reset").toString(),
                visit.to(path + "/remove").toString());
    }

    private static String standing(User user, String roles) {
        if (user.owner()) return OWNER;
        return roles.isEmpty() ? "no role yet" : roles.replace("\n", ", ");
    }
}
