/// What the votes say, in numbers: figures with their intervals, distributions, trends. Reads the rollups and never the
/// votes. Writes nothing.
@NullMarked
@ApplicationModule(
        displayName = "insight",
        allowedDependencies = {"domain", "storage", "storage::schema", "access"})
package dev.heed.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
