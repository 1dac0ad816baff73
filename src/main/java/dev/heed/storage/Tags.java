package dev.heed.storage;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;

/// Reason tags, stored as a JSON array of strings.
public final class Tags {
    private Tags() {}

    /// Whether an array holds a tag. Reads the array of each row; no index helps.
    public static Condition hold(Field<JSONB> tags, String tag) {
        return CustomCondition.of(context -> {
            if (context.family() == SQLDialect.SQLITE)
                context.sql("exists (select 1 from json_each(")
                        .visit(tags)
                        .sql(") where value = ")
                        .visit(DSL.val(tag))
                        .sql(")");
            else context.visit(tags).sql(" @> ").visit(DSL.val(Json.text(List.of(tag))));
        });
    }
}
