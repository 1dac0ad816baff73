/// An invented audience: fills a project of its own through the front doors of the features, as a caller would.
@NullMarked
@ApplicationModule(
        displayName = "demo",
        allowedDependencies = {"domain", "access", "catalog", "capture", "history"})
package dev.heed.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
