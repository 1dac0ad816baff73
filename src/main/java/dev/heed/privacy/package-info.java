/// Finding and masking personal data, pseudonyms, masked logs. Pure functions; uses nothing else of ours.
@NullMarked
@ApplicationModule(
        displayName = "privacy",
        allowedDependencies = {})
package dev.heed.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
