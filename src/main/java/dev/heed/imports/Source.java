package dev.heed.imports;

import java.util.Locale;

/// What an importer understands. A new one is a class that is a [Translation] and a line here.
public enum Source {
    /// `movies.csv` and `ratings.csv` of a MovieLens data set (<https://grouplens.org/datasets/movielens/>).
    MOVIELENS {
        @Override
        Translation translation(Mapping mapping) {
            return new MovieLens(mapping);
        }
    },
    /// The catalog: records with the fields of the API, or of an export.
    MEDIA {
        @Override
        Translation translation(Mapping mapping) {
            return new Items(mapping);
        }
    },
    /// The recommendation log, the same.
    RECOMMENDATIONS {
        @Override
        Translation translation(Mapping mapping) {
            return new Showings(mapping);
        }
    },
    /// Votes, the same.
    FEEDBACK {
        @Override
        Translation translation(Mapping mapping) {
            return new Votes(mapping);
        }
    };

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word for it on the command line.
    public String word() {
        return word;
    }

    abstract Translation translation(Mapping mapping);
}
