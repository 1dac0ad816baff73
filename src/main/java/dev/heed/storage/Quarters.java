package dev.heed.storage;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.SQLDataType;

/// Quarters of an hour since 1970 (UTC). Wherever clocks are set by law today, they differ from UTC by whole ones.
public final class Quarters {
    public static final int SECONDS = 900;

    private static final long MICROS = SECONDS * 1_000_000L;

    private Quarters() {}

    public static Instant begin(int quarter) {
        return Instant.ofEpochSecond((long) quarter * SECONDS);
    }

    /// The quarter that a time lies in.
    public static Field<Integer> of(Field<Instant> time) {
        return CustomField.of("quarter", SQLDataType.INTEGER, context -> {
            if (context.family() == SQLDialect.SQLITE)
                // its division cuts off towards 0
                context.sql("(")
                        .visit(time)
                        .sql(" / " + MICROS + " - (")
                        .visit(time)
                        .sql(" % " + MICROS + " < 0))");
            else context.sql("cast(floor(extract(epoch from ").visit(time).sql(") / " + SECONDS + ") as integer)");
        });
    }
}
