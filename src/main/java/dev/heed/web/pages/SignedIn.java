package dev.heed.web.pages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a page or form is for whoever has signed in, also without a role in any project. It has no project, and
/// its method is given the session.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface SignedIn {}
