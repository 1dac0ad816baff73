/// The command line: one class per command.
@NullMarked
@ApplicationModule(
        displayName = "cli",
        allowedDependencies = {"domain", "storage", "access", "catalog", "export", "imports", "privacy"})
package dev.heed.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
