/// Taking data out: what a project holds, as files, streamed from one snapshot. Reads only.
@NullMarked
@ApplicationModule(
        displayName = "export",
        allowedDependencies = {"domain", "storage", "storage::schema", "access", "history"})
package dev.heed.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
