/// Who may: projects, their settings, and keys.
@NullMarked
@ApplicationModule(
        displayName = "access",
        allowedDependencies = {"domain", "storage", "storage::schema"})
package dev.heed.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
