package dev.heed.web.pages;

import dev.heed.access.Access;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Fault;
import dev.heed.web.wire.Query;
import dev.heed.web.wire.Reading;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.HandlerInterceptor;

/// Stands before every page: who looks, and at which project?
final class Porter implements HandlerInterceptor {
    private final Access access;

    Porter(Access access) {
        this.access = access;
    }

    /// @throws Mishap if there is nothing to be seen
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Query query = query(request);
        List<Project> projects = access.projects();
        List<String> named = query.words().getOrDefault(Visit.PROJECT, List.of());
        Project project = named.isEmpty()
                ? projects.stream().findFirst().orElseThrow(Mishap::absent)
                : access.project(named.getFirst()).orElseThrow(Porter::noProject);
        Viewer viewer = new Viewer(
                "Owner",
                locale(request),
                project.settings().timeZone(),
                "",
                projects.stream().map(Project::name).toList(),
                EnumSet.allOf(Right.class));
        new Visit(viewer, project, query.without(Visit.PROJECT)).keep(request);
        return true;
    }

    private static Mishap noProject() {
        return Mishap.unclear(List.of(Fault.parameter(Visit.PROJECT, "names no project here")));
    }

    private static Locale locale(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? Locale.UK : request.getLocale();
    }

    /// The words that say something.
    private static Query query(HttpServletRequest request) {
        if (!(Query.of(request.getQueryString()) instanceof Reading.Read<Query>(Query query)))
            throw Mishap.unreadable();
        var words = new LinkedHashMap<String, List<String>>();
        query.words().forEach((name, said) -> {
            List<String> full = said.stream().filter(word -> !word.isEmpty()).toList();
            if (!full.isEmpty()) words.put(name, full);
        });
        return new Query(words);
    }
}
