package dev.heed.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.heed.storage.Database;
import dev.heed.storage.Lent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What db-scheduler is told about the database: which connections, and how times stand in its table. Its own words
/// for SQLite would keep milliseconds, where every other column has microseconds.
final class TaskQuery extends DefaultJdbcCustomization {
    private final Lent lent;

    private TaskQuery(Lent lent) {
        super(false);
        this.lent = lent;
    }

    /// A scheduler over the table of a database.
    static SchedulerBuilder over(Database database, List<RecurringTask<Void>> tasks) {
        Lent lent = database.lend();
        return Scheduler.create(lent.source(), List.copyOf(tasks)).jdbcCustomization(new TaskQuery(lent));
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant value) throws SQLException {
        lent.bind(statement, index, value);
    }

    @Override
    public @Nullable Instant getInstant(ResultSet rows, String column) throws SQLException {
        return lent.time(rows, column);
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " LIMIT " + limit;
    }
}
