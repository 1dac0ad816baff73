/// When: tasks that rooms above register, which node runs them, and the log of their runs. Knows no task.
@NullMarked
@ApplicationModule(
        displayName = "schedule",
        allowedDependencies = {"storage", "storage::schema"})
package dev.heed.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
