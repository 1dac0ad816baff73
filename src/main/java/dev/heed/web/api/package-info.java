/// The JSON door: one strict reader in, one kind of answer out.
@NullMarked
@ApplicationModule(
        displayName = "web.api",
        allowedDependencies = {
            "domain",
            "web.wire",
            "access",
            "capture",
            "catalog",
            "erase",
            "history",
            "export",
            "insight",
            "privacy",
            "schedule",
            "storage"
        })
package dev.heed.web.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
