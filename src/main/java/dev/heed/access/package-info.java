/// Who may: projects, their settings, keys, users and their sessions, and the log of who did what.
@NullMarked
@ApplicationModule(
        displayName = "access",
        allowedDependencies = {"domain", "storage", "storage::schema"})
package dev.heed.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
