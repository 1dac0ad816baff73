package dev.heed.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a route needs no key.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Open {}
