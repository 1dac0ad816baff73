package dev.heed.cli;

import dev.heed.domain.Kind;
import dev.heed.domain.Triage;
import dev.heed.export.Format;
import dev.heed.export.Part;
import dev.heed.imports.Source;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads one of an enum's words, in lower case as the API has them.
abstract sealed class WordReader<E extends Enum<E>> implements ITypeConverter<E> {
    private final Class<E> type;

    private WordReader(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String text) {
        return Stream.of(type.getEnumConstants())
                .filter(one -> word(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("must be one of "
                        + Stream.of(type.getEnumConstants())
                                .map(WordReader::word)
                                .collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    static final class OfFormat extends WordReader<Format> {
        OfFormat() {
            super(Format.class);
        }
    }

    static final class OfKind extends WordReader<Kind> {
        OfKind() {
            super(Kind.class);
        }
    }

    static final class OfPart extends WordReader<Part> {
        OfPart() {
            super(Part.class);
        }
    }

    static final class OfSource extends WordReader<Source> {
        OfSource() {
            super(Source.class);
        }
    }

    static final class OfTriage extends WordReader<Triage> {
        OfTriage() {
            super(Triage.class);
        }
    }
}
