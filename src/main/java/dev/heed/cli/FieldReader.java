package dev.heed.cli;

import dev.heed.privacy.Field;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the word of a field, as a policy has it.
final class FieldReader implements ITypeConverter<Field> {
    @Override
    public Field convert(String word) {
        return Field.of(word)
                .orElseThrow(() -> new TypeConversionException("must be one of "
                        + Stream.of(Field.values()).map(Field::word).collect(Collectors.joining(", "))));
    }
}
