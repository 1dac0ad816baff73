/// Reading votes back: filters, search, keyset pages, facets, revisions; new votes as they come in; and the words of
/// old votes, which search needs.
@NullMarked
@ApplicationModule(
        displayName = "history",
        allowedDependencies = {"domain", "storage", "storage::schema", "access", "schedule"})
package dev.heed.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
