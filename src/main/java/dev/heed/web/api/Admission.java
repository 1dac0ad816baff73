package dev.heed.web.api;

import dev.heed.access.Caller;
import dev.heed.access.Project;
import jakarta.servlet.ServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the gate found out about a request, for the arguments of the controller method.
///
/// @param caller null on open routes
/// @param project where they work: their key's, or the one the owner named; null on routes that work in none
/// @param asked the query parameters
/// @param body null if the route reads none
record Admission(
        @Nullable Caller caller,
        @Nullable Project project,
        Object asked,
        @Nullable Object body) {
    private static final String ATTRIBUTE = Admission.class.getName();

    void keep(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Admission of(ServletRequest request) {
        return (Admission) Objects.requireNonNull(request.getAttribute(ATTRIBUTE), "the gate was not passed");
    }
}
