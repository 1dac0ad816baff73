package dev.heed.web.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One of several records, told apart by their [Marker] fields. None or two of them is a fault.
final class UnionKind implements Kind {
    /// One of the records; its markers keep their order, so that faults always come in the same one.
    private record Case(List<String> markers, Shape shape) {
        boolean matches(JsonNode object) {
            return markers.stream().anyMatch(object::has);
        }

        String markersInWords() {
            return String.join(" and ", markers.stream().sorted().toList());
        }
    }

    private final List<Case> cases;
    private final String wanted;

    private UnionKind(List<Case> cases) {
        this.cases = cases;
        wanted = cases.stream().map(Case::markersInWords).collect(Collectors.joining(", or "));
    }

    static UnionKind of(Class<?> sealed) {
        return new UnionKind(
                Stream.of(sealed.getPermittedSubclasses()).map(UnionKind::one).toList());
    }

    private static Case one(Class<?> record) {
        Marker marker = record.getAnnotation(Marker.class);
        if (marker == null || !record.isRecord()) {
            throw new IllegalStateException(record.getSimpleName() + " must be a record with a @Marker");
        }
        var shape = Shape.of(record);
        if (!shape.names().containsAll(List.of(marker.value()))) {
            throw new IllegalStateException(record.getSimpleName() + " has no field of its @Marker's name");
        }
        return new Case(List.of(marker.value()), shape);
    }

    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        if (!value.isObject()) {
            walk.mustBe("an object", value);
            return null;
        }
        Case first = null;
        var judged = new HashSet<String>();
        for (Case one : cases) {
            if (!one.matches(value)) continue;
            if (first == null) first = one;
            else besides(one, first, value, judged, walk);
        }
        if (first != null) return first.shape().read(value, judged, walk);
        walk.fault("needs " + wanted);
        return null;
    }

    private static void besides(Case other, Case first, JsonNode object, Set<String> judged, Walk walk) {
        for (String marker : other.markers()) {
            if (!object.has(marker) || !judged.add(marker)) continue;
            walk.enter(marker);
            walk.fault("cannot stand beside " + first.markersInWords());
            walk.leave();
        }
    }
}
