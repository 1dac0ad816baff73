package dev.heed.schedule;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/// Our tasks carry no data. db-scheduler's own way would make objects of whatever bytes stand in the table.
final class NoData implements Serializer {
    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        if (data == null) return null;
        throw new IllegalStateException("a task carries no data");
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
        throw new IllegalStateException("a task carries no data");
    }
}
