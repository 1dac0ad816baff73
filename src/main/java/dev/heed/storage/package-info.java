/// The databases: open, migrate, transact; the journal; the rollups. All that differs between SQLite and PostgreSQL
/// lives here.
@NullMarked
@ApplicationModule(
        displayName = "storage",
        allowedDependencies = {"domain"})
package dev.heed.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
