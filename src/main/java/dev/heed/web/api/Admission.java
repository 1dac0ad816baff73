package dev.heed.web.api;

import dev.heed.access.Caller;
import jakarta.servlet.ServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the gate found out about a request, for the arguments of the controller method.
///
/// @param caller null on open routes
/// @param asked the query parameters
/// @param body null if the route reads none
record Admission(
        @Nullable Caller caller, Object asked, @Nullable Object body) {
    private static final String ATTRIBUTE = Admission.class.getName();

    void keep(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Admission of(ServletRequest request) {
        return (Admission) Objects.requireNonNull(request.getAttribute(ATTRIBUTE), "the gate was not passed");
    }
}
