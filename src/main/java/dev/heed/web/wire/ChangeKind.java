package dev.heed.web.wire;

import dev.heed.domain.Change;
import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One member of a merge patch (RFC 7396): not there, `null`, or another value. Bounds of the value may stand at the
/// component or at the type argument.
final class ChangeKind implements Kind {
    private final Kind value;

    private ChangeKind(Kind value) {
        this.value = value;
    }

    static ChangeKind of(AnnotatedType argument, Constraints constraints) {
        return new ChangeKind(Kinds.of(argument, constraints.handOver(argument.getAnnotations())));
    }

    @Override
    public @Nullable Object read(JsonNode said, Walk walk) {
        if (said.isNull()) return Change.clear();
        Object read = value.read(said, walk);
        return read == null ? null : Change.set(read);
    }

    @Override
    public Object absent() {
        return Change.keep();
    }

    @Override
    public boolean readsNull() {
        return true;
    }
}
