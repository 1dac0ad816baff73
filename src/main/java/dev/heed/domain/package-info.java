/// The words: votes, media, recommendations, filters, as records that cannot be illegal. Uses nothing else of ours.
@NullMarked
@ApplicationModule(
        displayName = "words",
        allowedDependencies = {})
package dev.heed.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
