package dev.heed.cli;

import dev.heed.access.KeyKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a kind of key.
final class KindReader implements ITypeConverter<KeyKind> {
    @Override
    public KeyKind convert(String word) {
        return KeyKind.of(word).orElseThrow(() -> new TypeConversionException("must be secret, read or publishable"));
    }
}
