package dev.heed.web.pages;

import dev.heed.access.Right;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who looks at pages.
///
/// @param name what they are called here
/// @param locale how they write numbers and dates
/// @param zone whose clocks tell their days
/// @param csrf what a form of theirs shows, so that no other site can send it for them
/// @param projects the names of those they may see
/// @param rights what they may do in the project they look at
public record Viewer(String name, Locale locale, ZoneId zone, String csrf, List<String> projects, Set<Right> rights) {
    public Viewer {
        projects = List.copyOf(projects);
        rights = Set.copyOf(rights);
    }

    /// Under which number what they do is written down; 0 for an operator on this machine.
    long actor() {
        return 0;
    }

    boolean may(Right right) {
        return rights.contains(right);
    }
}
