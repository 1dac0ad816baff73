package dev.heed.web.api;

import dev.heed.access.Audit;
import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.domain.Base32;
import dev.heed.domain.Id;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/// A request that stands in the audit log, from before its route is called until it is answered.
record Act(Audit audit, long entry, @Nullable String named) {
    private static final String ATTRIBUTE = Act.class.getName();
    private static final String MADE = ATTRIBUTE + ".made";

    static void begin(Audit audit, Caller caller, @Nullable Project project, String act, HttpServletRequest request) {
        long entry = audit.begin(caller, project, act, null);
        request.setAttribute(ATTRIBUTE, new Act(audit, entry, named(request)));
    }

    static void end(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ATTRIBUTE) instanceof Act(Audit audit, long entry, String named))
            audit.end(entry, response.getStatus(), subject(request, response, named));
    }

    /// Tells what an act has made that has no address of its own.
    static void made(HttpServletRequest request, long id) {
        request.setAttribute(MADE, Base32.of(id));
    }

    /// What was made, or what the address names if it was there: what is not there may be anything. What stands in the
    /// way of an act (409) is there.
    private static @Nullable String subject(
            HttpServletRequest request, HttpServletResponse response, @Nullable String named) {
        if (request.getAttribute(MADE) instanceof String made) return made;
        String made = made(response);
        boolean there = response.getStatus() < 400 || response.getStatus() == HttpServletResponse.SC_CONFLICT;
        return made == null && there ? named : made;
    }

    private static @Nullable String named(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("id") instanceof String id
                ? id(id)
                : null;
    }

    private static @Nullable String made(HttpServletResponse response) {
        String location = response.getHeader("Location");
        return location == null ? null : id(location.substring(location.lastIndexOf('/') + 1));
    }

    /// Only ids of ours are written down: an address holds whatever its sender likes.
    private static @Nullable String id(String text) {
        return Base32.number(text).isPresent() || Id.parse(text).isPresent() ? text : null;
    }
}
