package dev.heed.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which right a route needs. Each route has this or [Open], or the server does not start.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allow {
    Right value();

    /// Whether the route works in one project. Then owners and users must say which with `?project=`, and a parameter
    /// of type [Project] is never null. Routes of the instance say `false`: of users, only owners reach them.
    boolean project() default true;

    /// Whether a user may come with a session, without a key.
    boolean session() default true;

    /// What the audit log calls it; empty where nothing is written there. Whatever changes something and needs
    /// [Right#ADMINISTER] or [Right#GOVERN] must say it, or the server does not start.
    String act() default "";
}
