package dev.heed.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The parameter is a [Batch] of these: a JSON array, or NDJSON. Or it is [OneOrMany] of them.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface Items {
    /// What each item is read as.
    Class<?> value();

    /// What it is read as when the owner of the instance sends it, who may say more; the same, if nothing is said.
    Class<?> ofOwner() default void.class;
}
