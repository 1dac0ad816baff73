package dev.heed.web.pages;

import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.access.Session;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// Who looks at pages.
///
/// @param session how they signed in
/// @param caller what they are in the project they look at
/// @param locale how they write numbers and dates
/// @param zone whose clocks tell their days
/// @param projects the names of those they may see
public record Viewer(Session session, Caller caller, Locale locale, ZoneId zone, List<String> projects) {
    public Viewer {
        projects = List.copyOf(projects);
    }

    /// A viewer of a project: by their own clocks, else by the project's.
    static Viewer of(Session session, Caller caller, Locale locale, Project project, List<String> projects) {
        ZoneId own = session.zone();
        return new Viewer(
                session, caller, locale, own == null ? project.settings().timeZone() : own, projects);
    }

    /// What they are called here.
    String name() {
        return caller.name();
    }

    /// What a form of theirs shows, so that no other site can send it for them.
    String csrf() {
        return session.csrf();
    }

    /// Under which number what they do is written down.
    long actor() {
        return caller.actor();
    }

    boolean may(Right right) {
        return caller.role().may(right);
    }
}
