/// Bringing data in: reads files of other tools, and of Heed's own exports, into what the API takes. Sends nothing.
@NullMarked
@ApplicationModule(
        displayName = "imports",
        allowedDependencies = {"domain"})
package dev.heed.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
