/// Taking out for good: erasure of a person or a vote, with a receipt, and what it leaves so that nothing comes back;
/// what is past its time; and what is found in stored texts that should not be there.
@NullMarked
@ApplicationModule(
        displayName = "erase",
        allowedDependencies = {"domain", "storage", "storage::schema", "access", "privacy", "sentiment", "schedule"})
package dev.heed.erase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
