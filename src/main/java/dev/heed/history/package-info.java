/// Reading votes back: filters, keyset pages, revisions. Writes nothing.
@NullMarked
@ApplicationModule(
        displayName = "history",
        allowedDependencies = {"domain", "storage", "storage::schema", "access"})
package dev.heed.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
