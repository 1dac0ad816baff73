package dev.heed.web.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Tells the records of one sealed interface apart: a body that holds any of these fields means this record.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Marker {
    /// Fields that no sibling has, as written in JSON.
    String[] value();
}
