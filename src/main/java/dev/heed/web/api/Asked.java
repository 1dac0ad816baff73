package dev.heed.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the argument of a controller method that holds the query parameters: a record of them, with the same
/// annotations as a body. Any parameter it does not name is refused; a method without one refuses all.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface Asked {}
