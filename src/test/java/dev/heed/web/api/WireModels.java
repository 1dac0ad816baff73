package dev.heed.web.api;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Hands our own schemas to springdoc, in place of those that it would guess: its guesses know no snake case, no
/// [dev.heed.domain.Change], no [dev.heed.web.wire.Printable], no `null`, and put the bounds of a list on its items.
final class WireModels implements ModelConverter {
    private final WireSchemas schemas;

    WireModels(WireSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Class<?> items = items(type);
        Class<?> raw = items == null ? raw(type.getType()) : items;
        if (raw == null || !WireSchemas.isNamed(raw))
            return others.hasNext() ? others.next().resolve(type, context, others) : null;
        // springdoc takes over what is defined while it resolves a type of a route
        for (Class<?> part : WireSchemas.whole(List.of(raw)))
            context.defineModel(schemas.name(part), schema(schemas.definition(part)));
        return new JsonSchema().$ref(WireSchemas.PLACE + schemas.name(raw));
    }

    static Schema<?> schema(JsonNode tree) {
        try {
            return Json31.mapper().readValue(tree.toString(), Schema.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What a parameter says that it reads; the owner may send more, which is no affair of the document.
    private static @Nullable Class<?> items(AnnotatedType type) {
        if (type.getCtxAnnotations() == null) return null;
        for (Annotation one : type.getCtxAnnotations()) if (one instanceof Items items) return items.value();
        return null;
    }

    private static boolean isMany(Type type) {
        return type == Batch.class || type == OneOrMany.class;
    }

    /// Of a batch, what its items are.
    private static @Nullable Class<?> raw(Type type) {
        if (type instanceof JavaType java)
            return isMany(java.getRawClass()) ? java.containedType(0).getRawClass() : java.getRawClass();
        if (type instanceof ParameterizedType generic && isMany(generic.getRawType()))
            return raw(generic.getActualTypeArguments()[0]);
        return type instanceof Class<?> java ? java : null;
    }
}
