package dev.heed.web.api;

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
import dev.heed.domain.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The users of the instance: for its owners.
@RestController
@Tag(name = "users")
final class UserDesk {
    private static final String ONE_PROJECT_ONCE = "names a project that stands before it";
    private static final String OWNER_HAS_ALL = "an owner has every project and needs no role in one";

    private final Access access;
    private final Users users;

    UserDesk(Access access, Users users) {
        this.access = access;
        this.users = users;
    }

    /// What a user is in one project.
    @Schema(name = "UserRole")
    record RoleItem(
            @NotNull @Size(min = 1, max = 200) String project,

            @NotNull
            @Pattern(regexp = "viewer|analyst|admin", message = "must be viewer, analyst or admin")
            @Size(max = 7)
            String role) {}

    /// A user: `signs_in` once they have chosen a password.
    record UserItem(
            String id,
            String name,
            boolean owner,
            List<RoleItem> roles,
            boolean signsIn,
            Instant createdAt,
            @Nullable Instant seenAt) {
        static UserItem of(User user) {
            return new UserItem(
                    Base32.of(user.id()),
                    user.name().text(),
                    user.owner(),
                    user.memberships().stream()
                            .map(in -> new RoleItem(in.projectName(), in.role().word()))
                            .toList(),
                    user.signsIn(),
                    user.createdAt(),
                    user.seenAt());
        }
    }

    /// Every user.
    record UserList(List<UserItem> items) {}

    /// A user, and the link with which they choose a password, relative to this server: shown this once.
    record InvitedUser(UserItem user, String link, Instant linkExpiresAt) {
        static InvitedUser of(User user, Invitation invitation) {
            return new InvitedUser(UserItem.of(user), invitation.path(), invitation.expiresAt());
        }
    }

    /// A link with which a user chooses a new password, relative to this server: shown this once.
    record InvitationItem(String link, Instant linkExpiresAt) {}

    /// What user is wanted.
    @Schema(name = "UserBody")
    record Body(
            @NotNull @Size(min = 1, max = 40) String name,
            @Nullable Boolean owner,
            @Nullable @Size(max = 100) List<RoleItem> roles) {}

    /// What a user shall be from now on, in place of all they were.
    @Schema(name = "UserChange")
    record Standing(
            @Nullable Boolean owner,
            @Nullable @Size(max = 100) List<RoleItem> roles) {}

    @Allow(value = Right.GOVERN, project = false)
    @Operation(summary = "Every user")
    @GetMapping("/v1/users")
    UserList list() {
        return new UserList(users.all().stream().map(UserItem::of).toList());
    }

    @Allow(value = Right.GOVERN, project = false, act = "add a user")
    @Operation(
            summary = "Add a user",
            description = "They sign in once they have opened the link and chosen a password; it is good once, for a"
                    + " week. A name is no e-mail address.")
    @ApiResponse(responseCode = "201", description = "Added.", headers = @Header(name = "Location"))
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/v1/users")
    ResponseEntity<InvitedUser> add(@RequestBody Body body) {
        List<Fault> faults = new ArrayList<>();
        if (!UserName.fits(body.name())) faults.add(Fault.at("/name", UserName.RULE));
        boolean owner = Boolean.TRUE.equals(body.owner());
        List<Grant> grants = grants(owner, body.roles(), faults);
        if (!faults.isEmpty()) throw new Objection(Problem.invalid(faults));
        return switch (users.add(new UserName(body.name()), owner, grants)) {
            case Users.Addition.Added(User user, Invitation invitation) ->
                ResponseEntity.created(URI.create("/v1/users/" + Base32.of(user.id())))
                        .body(InvitedUser.of(user, invitation));
            case Users.Addition.NameTaken _ ->
                throw new Objection(Problem.of(ProblemType.CONFLICT, "Another user has this name."));
        };
    }

    private List<Grant> grants(boolean owner, @Nullable List<RoleItem> roles, List<Fault> faults) {
        if (roles == null) return List.of();
        if (owner && !roles.isEmpty()) faults.add(Fault.at("/roles", OWNER_HAS_ALL));
        List<Grant> grants = new ArrayList<>();
        Set<Long> named = new HashSet<>();
        for (int i = 0; i < roles.size(); i++) {
            Project project = access.project(roles.get(i).project()).orElse(null);
            String at = "/roles/" + i + "/project";
            if (project == null) faults.add(Fault.at(at, "names no project here"));
            else if (!named.add(project.id())) faults.add(Fault.at(at, ONE_PROJECT_ONCE));
            else
                grants.add(
                        new Grant(project, Role.inProject(roles.get(i).role()).orElseThrow()));
        }
        return grants;
    }

    @Allow(value = Right.GOVERN, project = false, act = "change a user")
    @Operation(
            summary = "Change what a user is",
            description = "What is not sent is taken away: without `roles` and `owner` they may nothing. Holds with"
                    + " their next request. The last owner who signs in stays one: then 409.")
    @Refuses(ProblemType.CONFLICT)
    @PatchMapping("/v1/users/{id}")
    UserItem change(@PathVariable String id, @RequestBody Standing body) {
        List<Fault> faults = new ArrayList<>();
        boolean owner = Boolean.TRUE.equals(body.owner());
        List<Grant> grants = grants(owner, body.roles(), faults);
        if (!faults.isEmpty()) throw new Objection(Problem.invalid(faults));
        return UserItem.of(altered(users.change(number(id), owner, grants)));
    }

    @Allow(value = Right.GOVERN, project = false, act = "reset a password")
    @Operation(
            summary = "A link to choose a new password",
            description =
                    "Good once, for a week. Their sessions and the old password end at once; the last owner who signs"
                            + " in keeps the password until the link is used.")
    @PostMapping("/v1/users/{id}/reset")
    InvitationItem reset(@PathVariable String id) {
        Invitation invitation = users.reset(number(id)).orElseThrow(() -> new Objection(Problem.notFound()));
        return new InvitationItem(invitation.path(), invitation.expiresAt());
    }

    @Allow(value = Right.GOVERN, project = false, act = "remove a user")
    @Operation(
            summary = "Remove a user",
            description = "Their sessions end at once. The audit log keeps their name. The last owner who signs in"
                    + " stays: then 409.")
    @ApiResponse(responseCode = "204", description = "Removed.")
    @Refuses(ProblemType.CONFLICT)
    @DeleteMapping("/v1/users/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        altered(users.remove(number(id)));
        return ResponseEntity.noContent().build();
    }

    private static long number(String id) {
        return Base32.number(id).orElseThrow(() -> new Objection(Problem.notFound()));
    }

    private static User altered(Users.Alteration alteration) {
        return switch (alteration) {
            case Users.Alteration.Altered(User user) -> user;
            case Users.Alteration.Missing _ -> throw new Objection(Problem.notFound());
            case Users.Alteration.LastOwner _ ->
                throw new Objection(Problem.of(
                        ProblemType.CONFLICT,
                        "Nobody else could change it back: they are the last owner who signs in."));
        };
    }
}
