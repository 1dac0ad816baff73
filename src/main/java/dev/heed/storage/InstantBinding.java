package dev.heed.storage;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jspecify.annotations.Nullable;

/// A point in time, in microseconds: `timestamptz` on PostgreSQL, an integer of epoch microseconds on SQLite.
/// Before 1970 too; anything finer than a microsecond is cut off, towards the past.
public final class InstantBinding implements Binding<LocalDateTime, Instant> {
    private static final long MICROS_PER_SECOND = 1_000_000;

    @Override
    public Converter<LocalDateTime, Instant> converter() {
        return Converter.ofNullable(
                LocalDateTime.class,
                Instant.class,
                local -> local.toInstant(ZoneOffset.UTC),
                instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    /// Epoch microseconds of an instant.
    public static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / 1_000);
    }

    /// The instant of so many epoch microseconds.
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public void sql(BindingSQLContext<Instant> context) {
        var render = context.render();
        Instant value = context.value();
        boolean inline = render.paramType() == ParamType.INLINED;
        if (sqlite(context.family())) {
            render.sql(!inline ? "?" : value == null ? "null" : Long.toString(micros(value)));
        } else {
            render.sql(
                    !inline
                            ? "?::timestamptz"
                            : value == null ? "null" : "'" + value.truncatedTo(ChronoUnit.MICROS) + "'::timestamptz");
        }
    }

    @Override
    public void register(BindingRegisterContext<Instant> context) throws SQLException {
        CallableStatement statement = context.statement();
        statement.registerOutParameter(
                context.index(), sqlite(context.family()) ? Types.BIGINT : Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        bind(context.statement(), context.index(), context.value(), sqlite(context.family()));
    }

    /// Binds a point in time, or none, at a place of a statement.
    static void bind(PreparedStatement statement, int index, @Nullable Instant value, boolean sqlite)
            throws SQLException {
        if (sqlite) {
            if (value == null) statement.setNull(index, Types.BIGINT);
            else statement.setLong(index, micros(value));
        } else {
            if (value == null) statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
            else
                statement.setObject(
                        index, OffsetDateTime.ofInstant(value.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
        }
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        var rows = context.resultSet();
        if (sqlite(context.family())) {
            long micros = rows.getLong(context.index());
            context.value(rows.wasNull() ? null : instant(micros));
        } else {
            context.value(toInstant(rows.getObject(context.index(), OffsetDateTime.class)));
        }
    }

    @Override
    public void get(BindingGetStatementContext<Instant> context) throws SQLException {
        var statement = context.statement();
        if (sqlite(context.family())) {
            long micros = statement.getLong(context.index());
            context.value(statement.wasNull() ? null : instant(micros));
        } else {
            context.value(toInstant(statement.getObject(context.index(), OffsetDateTime.class)));
        }
    }

    @Override
    public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("no user-defined types are used");
    }

    @Override
    public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("no user-defined types are used");
    }

    private static @Nullable Instant toInstant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static boolean sqlite(SQLDialect family) {
        return family == SQLDialect.SQLITE;
    }
}
