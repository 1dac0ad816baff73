package dev.heed.web.pages;

import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.web.wire.Query;
import jakarta.servlet.ServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request for a page: who looks, at which project, and what else they ask.
///
/// @param query the words of the address without the project and without empty ones: a form sends
///     those for every field that is left empty
public record Visit(Viewer viewer, Project project, Query query) {
    static final String PROJECT = "project";

    private static final List<String> TIME = List.of("period", "from", "to", "against");
    private static final String ATTRIBUTE = Visit.class.getName();

    boolean may(Right right) {
        return viewer.may(right);
    }

    /// The address of another page of the same project.
    Address to(String path) {
        return new Address(path).with(PROJECT, project.name());
    }

    /// The address of another page that asks the same.
    Address here(String path) {
        var words = new LinkedHashMap<String, List<String>>();
        words.put(PROJECT, List.of(project.name()));
        words.putAll(query.words());
        return new Address(path, words);
    }

    /// The same address about the times that this one is about.
    Address timed(Address other) {
        for (String name : TIME) other = other.with(name, query.words().getOrDefault(name, List.of()));
        return other;
    }

    Wording wording() {
        return Wording.of(viewer);
    }

    void keep(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static @Nullable Visit of(ServletRequest request) {
        return (Visit) request.getAttribute(ATTRIBUTE);
    }
}
