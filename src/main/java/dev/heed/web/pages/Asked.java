package dev.heed.web.pages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the argument of a controller method that holds the words of the address: a record of them.
/// Any word that it does not name is refused.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface Asked {}
