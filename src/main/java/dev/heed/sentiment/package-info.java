/// How glad or angry an English comment is: VADER. A pure function; uses nothing else of ours.
@NullMarked
@ApplicationModule(
        displayName = "sentiment",
        allowedDependencies = {})
package dev.heed.sentiment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
