/// What the votes say, in numbers: figures with their intervals, trends, what stands out, whether scores come true.
/// Adds up counts where these hold just what is asked for, and reads rows for the rest. Writes nothing.
@NullMarked
@ApplicationModule(
        displayName = "insight",
        allowedDependencies = {"domain", "storage", "storage::schema", "access"})
package dev.heed.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
