/// Reading votes back: filters, search, keyset pages, revisions; and the words of old votes, which search needs.
@NullMarked
@ApplicationModule(
        displayName = "history",
        allowedDependencies = {"domain", "storage", "storage::schema", "access", "schedule"})
package dev.heed.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
