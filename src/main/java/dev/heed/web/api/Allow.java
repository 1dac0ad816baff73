package dev.heed.web.api;

import dev.heed.access.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which callers a route is for. Each controller method has this or [Open], or the server does not start.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Allow {
    Role[] value();

    /// Whether the route works in one project. Then the owner must say which with `?project=`, and a parameter of type
    /// [dev.heed.access.Project] is never null. Routes of the instance say `false`.
    boolean project() default true;
}
