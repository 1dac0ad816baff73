/// Intake: checks, redacts, de-duplicates and journals a vote; changes, withdraws and triages it.
@NullMarked
@ApplicationModule(
        displayName = "capture",
        allowedDependencies = {"domain", "storage", "storage::schema", "access", "privacy", "sentiment", "catalog"})
package dev.heed.capture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
