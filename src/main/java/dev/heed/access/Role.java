package dev.heed.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who a caller is: by the key it holds, or by what a user is in a project.
public enum Role {
    /// A key that sends votes from browsers and nothing else. A name, not a secret.
    PUBLISHABLE(EnumSet.noneOf(Right.class)),
    /// A key that reads and exports its project.
    READ(EnumSet.of(Right.READ, Right.EXPORT, Right.PREVIEW)),
    /// A key for everything of its project.
    SECRET(EnumSet.complementOf(EnumSet.of(Right.GOVERN))),
    /// A user who looks at a project.
    VIEWER(EnumSet.of(Right.READ)),
    /// A user who works with a project's votes.
    ANALYST(EnumSet.of(Right.READ, Right.EXPORT, Right.PREVIEW, Right.TRIAGE)),
    /// A user who may do everything of a project.
    ADMIN(EnumSet.complementOf(EnumSet.of(Right.GOVERN))),
    /// The instance: every project, and what belongs to none. The first user's role, and the local token's.
    OWNER(EnumSet.allOf(Right.class));

    private final String word = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf makes one that nobody can change
    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    public Set<Right> rights() {
        return rights;
    }

    /// The word for it in SQL, JSON and on the command line.
    public String word() {
        return word;
    }

    /// The role in a project that a word names: `viewer`, `analyst`, `admin`.
    public static Optional<Role> inProject(String word) {
        for (Role role : EnumSet.of(VIEWER, ANALYST, ADMIN)) if (role.word.equals(word)) return Optional.of(role);
        return Optional.empty();
    }
}
