/// The pages: what the votes say, for people. Made on the server, whole without a script; numbers come
/// from `insight` only. A template lies beside its record's name in `src/main/jte/web/pages`, and
/// becomes a class of this room.
@NullMarked
@ApplicationModule(
        displayName = "web.pages",
        allowedDependencies = {
            "domain",
            "web.wire",
            "access",
            "insight",
            "history",
            "catalog",
            "storage",
            "capture",
            "erase",
            "privacy"
        })
package dev.heed.web.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
