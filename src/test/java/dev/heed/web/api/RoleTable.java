package dev.heed.web.api;

import dev.heed.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which caller may call which route: `docs/reference/roles.md`, written from the routes and read back for the tests.
final class RoleTable {
    static final Path FILE = Path.of("docs/reference/roles.md");
    private static final String YES = "yes";

    /// Who calls, in the order of the columns.
    enum Who {
        NOBODY("no key"),
        PUBLISHABLE("publishable key"),
        READ("read key"),
        SECRET("secret key"),
        VIEWER("viewer"),
        ANALYST("analyst"),
        ADMIN("admin"),
        OWNER("owner"),
        LOCAL("local token");

        private final String title;

        Who(String title) {
            this.title = title;
        }

        /// What a route answers them for their role alone; 0 if it lets them in.
        private int answer(Route route) {
            if (route.right() == null) return 0;
            if (this == NOBODY || (signsIn() && !route.session())) return 401;
            boolean reached = route.project() || !signsIn() || this == OWNER;
            return reached && role().may(route.right()) ? 0 : 403;
        }

        private Role role() {
            return this == LOCAL ? Role.OWNER : Role.valueOf(name());
        }

        /// Whether it is a user with a session, and not a key.
        boolean signsIn() {
            return compareTo(VIEWER) >= 0 && compareTo(OWNER) <= 0;
        }

        /// Whether they must say in which project they work.
        boolean names() {
            return compareTo(VIEWER) >= 0;
        }
    }

    private RoleTable() {}

    /// The page.
    static String written() {
        String head = "| call |" + titles() + "\n|---|" + "---|".repeat(Who.values().length) + "\n";
        return """
                # Who may call what

                A key belongs to one project and sees nothing of any other: what belongs to another project answers \
                404, as if it were not there. The local token opens every project, and what belongs to none, from the \
                same machine only; where a call works in one project, `?project=` says which. A call that is not yours \
                answers 401 without a good key, and 403 with one of the wrong kind, before anything of it is read.

                Viewers, analysts and admins are users who are that in a project; an owner has the instance. They come \
                with the cookie of a session, say with `?project=` where they work, and send the header \
                `X-CSRF-Token` with whatever changes something. A project that is none of theirs is not there for \
                them. Where analysts may change a vote, they may change its triage alone.

                This table is written from the routes, and a test calls each of them as each of these callers.

                """ + head
                + DeclaredRoutes.all().entrySet().stream()
                        .sorted(Comparator.comparing(RoleTable::path).thenComparingInt(RoleTable::rank))
                        .map(route -> "| `" + route.getKey() + "` |" + cells(route.getValue()) + "\n")
                        .collect(Collectors.joining());
    }

    private static String titles() {
        return Stream.of(Who.values()).map(who -> " " + who.title + " |").collect(Collectors.joining());
    }

    private static String cells(Route route) {
        return Stream.of(Who.values())
                .map(who -> who.answer(route))
                .map(answer -> " " + (answer == 0 ? YES : answer) + " |")
                .collect(Collectors.joining());
    }

    private static String path(Map.Entry<String, Route> route) {
        return route.getKey().split(" ", -1)[1];
    }

    private static int rank(Map.Entry<String, Route> route) {
        return List.of("POST", "GET", "PUT", "PATCH", "DELETE")
                .indexOf(route.getKey().split(" ", -1)[0]);
    }

    /// What the file says: by route and caller 401, 403, or 0 for yes.
    static Map<String, Map<Who, Integer>> read() {
        Map<String, Map<Who, Integer>> table = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(FILE)) {
                if (!line.startsWith("| `")) continue;
                String[] cells = line.substring(2).split(" *\\| *", -1);
                Map<Who, Integer> row = new EnumMap<>(Who.class);
                int column = 1;
                for (Who who : Who.values()) {
                    String cell = cells[column++];
                    row.put(who, cell.equals(YES) ? 0 : Integer.valueOf(cell));
                }
                table.put(cells[0].replace("`", ""), row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
