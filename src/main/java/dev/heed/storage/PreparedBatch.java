package dev.heed.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// One statement, run for many rows: jOOQ writes its text, once for each database, and JDBC binds the values.
///
/// jOOQ's own batch looks up how to bind each value of each row, which cost a fifth of all the time of storing votes.
public final class PreparedBatch {
    /// JDBC types of the columns there are. Of an absent value too: PostgreSQL plans a statement anew when they vary.
    private static final Map<Class<?>, Integer> TYPES = Map.of(
            Long.class,
            Types.BIGINT,
            Integer.class,
            Types.INTEGER,
            String.class,
            Types.VARCHAR,
            Boolean.class,
            Types.BOOLEAN,
            Double.class,
            Types.DOUBLE,
            JSONB.class,
            Types.VARCHAR);

    private final List<Field<?>> fields;
    private final Function<DSLContext, Query> query;
    private final Map<SQLDialect, String> texts = new ConcurrentHashMap<>();

    /// A statement of any kind.
    ///
    /// @param fields what is bound, in the order of its places in the text
    /// @param query the statement, with any values
    public PreparedBatch(List<Field<?>> fields, Function<DSLContext, Query> query) {
        this.fields = List.copyOf(fields);
        this.query = query;
    }

    /// New rows of a table, all columns of each.
    public static PreparedBatch insert(Table<?> table) {
        Field<?>[] fields = table.fields();
        return new PreparedBatch(
                List.of(fields), sql -> sql.insertInto(table).columns(fields).values(new Object[fields.length]));
    }

    /// Runs it for records of its table; no records, no statement.
    public void runFor(DSLContext sql, List<? extends Record> rows) {
        run(sql, rows.stream().map(Record::intoArray).toList());
    }

    /// Runs it for rows of values, one for each field.
    ///
    /// @return for each row, how many rows of the table it changed, or [PreparedStatement#SUCCESS_NO_INFO]
    /// @throws StorageException as the database fails
    public int[] run(DSLContext sql, List<? extends @Nullable Object[]> rows) {
        if (rows.isEmpty()) return new int[0];
        String text = texts.computeIfAbsent(sql.family(), family -> sql.render(query.apply(sql)));
        boolean sqlite = sql.family() == SQLDialect.SQLITE;
        return StatementWatch.of(sql).run(text, statement -> {
            try {
                for (@Nullable Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) bind(statement, i, row[i], sqlite);
                    statement.addBatch();
                }
                return statement.executeBatch();
            } finally {
                // it stays prepared: what could not be stored must not be stored with the next
                statement.clearBatch();
            }
        });
    }

    private void bind(PreparedStatement statement, int index, @Nullable Object value, boolean sqlite)
            throws SQLException {
        int at = index + 1;
        switch (value) {
            case Long number -> statement.setLong(at, number);
            case Integer number -> statement.setInt(at, number);
            case String text -> statement.setString(at, text);
            case Boolean truth -> statement.setBoolean(at, truth);
            case Double number -> statement.setDouble(at, number);
            case JSONB json -> statement.setString(at, json.data());
            case Instant time -> InstantBinding.bind(statement, at, time, sqlite);
            case null -> bindNull(statement, at, fields.get(index).getType(), sqlite);
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    private static void bindNull(PreparedStatement statement, int at, Class<?> type, boolean sqlite)
            throws SQLException {
        if (type == Instant.class) InstantBinding.bind(statement, at, null, sqlite);
        else statement.setNull(at, Objects.requireNonNull(TYPES.get(type)));
    }
}
