package dev.heed.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody who signs in.
///
/// @param owner whether the instance is theirs: every project, and what belongs to none
/// @param memberships what they are in which projects, by the projects' names; an owner needs none
/// @param signsIn whether they have a password; without one they were invited, or theirs was taken ([Users#reset])
/// @param seenAt when they last did something in a session that is not over, to some minutes; `null` without one
public record User(
        long id,
        UserName name,
        boolean owner,
        List<Membership> memberships,
        boolean signsIn,
        Instant createdAt,
        @Nullable Instant seenAt) {
    /// What a user is in one project.
    public record Membership(long project, String projectName, Role role) {
        public Membership {
            if (Role.inProject(role.word()).isEmpty())
                throw new IllegalArgumentException("a user is viewer, analyst or admin of a project");
        }
    }

    public User {
        memberships = List.copyOf(memberships);
    }

    /// What they are in a project; empty if it is none of theirs.
    public Optional<Role> in(Project project) {
        if (owner) return Optional.of(Role.OWNER);
        return memberships.stream()
                .filter(membership -> membership.project() == project.id())
                .map(Membership::role)
                .findFirst();
    }

    /// An owner as a caller.
    public Caller caller() {
        if (!owner) throw new IllegalStateException("a user calls in one project");
        return new Caller(Role.OWNER, null, id, name.text());
    }

    /// They as a caller of what works in a project; empty if it is none of theirs.
    public Optional<Caller> caller(Project project) {
        return owner ? Optional.of(caller()) : in(project).map(role -> new Caller(role, project, id, name.text()));
    }
}
