/// What comes in over the wire: strict JSON and query strings, read into declared records with every fault at once.
/// Knows nothing of HTTP or of any route.
@NullMarked
@ApplicationModule(
        displayName = "web.wire",
        allowedDependencies = {"domain"})
package dev.heed.web.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
