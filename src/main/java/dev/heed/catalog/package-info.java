/// What can be voted on: media, and the log of what was recommended.
@NullMarked
@ApplicationModule(
        displayName = "catalog",
        allowedDependencies = {"domain", "storage", "storage::schema", "access", "privacy"})
package dev.heed.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
