package dev.heed.storage;

import java.util.Collection;
import java.util.function.IntFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// A column that is one of many keys, as a commit looks up hundreds of them.
///
/// On PostgreSQL the keys are one array: the statement stays short and the same, where a parameter for each took jOOQ
/// as long to write as all else that a vote costs it. SQLite has no arrays.
public final class Among {
    private Among() {}

    public static Condition texts(DSLContext sql, Field<String> column, Collection<String> keys) {
        return of(sql, column, keys, String[]::new);
    }

    public static Condition numbers(DSLContext sql, Field<Long> column, Collection<Long> keys) {
        return of(sql, column, keys, Long[]::new);
    }

    private static <T> Condition of(DSLContext sql, Field<T> column, Collection<T> keys, IntFunction<T[]> array) {
        return sql.family() == SQLDialect.SQLITE ? column.in(keys) : column.eq(DSL.any(keys.toArray(array)));
    }
}
