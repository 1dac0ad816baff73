package dev.heed.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The largest body a route takes, where it is not the usual one.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface BodyLimit {
    /// One vote, item or recommendation with its longest texts fits many times.
    int USUAL = 256 * 1024;

    /// Bytes, after inflating.
    int value();
}
