package dev.heed.web.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Text of one line that shows as it is: no control characters, line breaks, private or unassigned code points, and
/// of the invisible format characters only the two joiners that scripts and emoji need. (Others reorder or hide text.)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
public @interface Printable {}
