package dev.heed.storage;

import static dev.heed.storage.schema.Tables.SEARCH_TEXT;

import dev.heed.domain.FoldedText;
import dev.heed.domain.Kind;
import dev.heed.domain.Search;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;

/// Whether the texts of a vote hold what is searched for, asked in either of two ways that have one answer.
///
/// The words that go into the languages of the indexes are made of letters, digits and marks alone
/// ([FoldedText]), and stand in quotation marks there: nothing that somebody types is an operator. The indexes know
/// which words a vote
/// has; whether they stand one after the other is read from the words themselves.
public final class SearchConditions {
    private SearchConditions() {}

    /// By the index of words: for what few votes hold. What many hold is all gathered before the first is shown.
    static Condition found(long project, Kind kind, Search search, Field<Integer> bucket, Field<Long> number) {
        String mark = FoldedText.mark(project, kind);
        List<Condition> phrases = phrases(search);
        var indexed = DSL.select(SearchRows.ROW).from(SearchRows.INDEX).where(matches(mark, search));
        Condition sqlite = number.in(
                phrases.isEmpty()
                        ? indexed
                        : DSL.select(SEARCH_TEXT.FEEDBACK_ID)
                                .from(SEARCH_TEXT)
                                .where(SEARCH_TEXT.FEEDBACK_ID.in(indexed).and(DSL.and(phrases))));
        Condition postgresql = DSL.row(bucket, number)
                .in(DSL.select(SEARCH_TEXT.BUCKET, SEARCH_TEXT.FEEDBACK_ID)
                        .from(SEARCH_TEXT)
                        .where(holds(mark, search).and(DSL.and(phrases))));
        return CustomCondition.of(
                context -> context.visit(context.family() == SQLDialect.SQLITE ? sqlite : postgresql));
    }

    /// By the words of the vote itself, found by its identity: for votes that are read anyway.
    public static Condition said(Search search, Field<Integer> bucket, Field<Long> number) {
        return DSL.exists(DSL.selectOne()
                .from(SEARCH_TEXT)
                .where(
                        SEARCH_TEXT.BUCKET.eq(bucket),
                        SEARCH_TEXT.FEEDBACK_ID.eq(number),
                        DSL.and(search.terms().stream()
                                .map(SearchConditions::stands)
                                .toList())));
    }

    /// Every word has a space before and after it.
    private static Condition stands(Search.Term term) {
        String text = switch (term) {
            case Search.Term.Word(String word) -> " " + word + " ";
            case Search.Term.Phrase(List<String> words) -> " " + String.join(" ", words) + " ";
            case Search.Term.Prefix(List<String> words) -> " " + String.join(" ", words);
        };
        return DSL.position(SEARCH_TEXT.WORDS, DSL.val(text)).gt(0);
    }

    /// FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax).
    private static Condition matches(String mark, Search search) {
        String text = joined(mark, search, " AND ", word -> quoted(word, '"'), word -> quoted(word, '"') + " *");
        return CustomCondition.of(
                context -> context.visit(SearchRows.COMMAND).sql(" MATCH ").visit(DSL.val(text)));
    }

    /// `tsquery` (https://www.postgresql.org/docs/current/datatype-textsearch.html), over the expression that the index
    /// is made of.
    private static Condition holds(String mark, Search search) {
        String text = joined(mark, search, " & ", word -> quoted(word, '\''), word -> quoted(word, '\'') + ":*");
        return CustomCondition.of(context -> context.sql("array_to_tsvector(string_to_array(btrim(")
                .visit(SEARCH_TEXT.WORDS)
                .sql("), ' ')) @@ cast(")
                .visit(DSL.val(text))
                .sql(" as tsquery)"));
    }

    /// All words of all terms, each in the way that an index wants it.
    private static String joined(
            String mark, Search search, String and, UnaryOperator<String> whole, UnaryOperator<String> beginning) {
        return Stream.concat(
                        Stream.of(whole.apply(mark)), search.terms().stream().flatMap(term -> switch (term) {
                            case Search.Term.Word(String word) -> Stream.of(whole.apply(word));
                            case Search.Term.Phrase(List<String> words) ->
                                words.stream().map(whole);
                            case Search.Term.Prefix(List<String> words) ->
                                Stream.concat(
                                        words.subList(0, words.size() - 1).stream()
                                                .map(whole),
                                        Stream.of(beginning.apply(words.getLast())));
                        }))
                .distinct()
                .collect(Collectors.joining(and));
    }

    /// Of several words, whether they stand one after the other.
    private static List<Condition> phrases(Search search) {
        return search.terms().stream()
                .filter(term -> switch (term) {
                    case Search.Term.Word _ -> false;
                    case Search.Term.Phrase _ -> true;
                    case Search.Term.Prefix(List<String> words) -> words.size() > 1;
                })
                .map(SearchConditions::stands)
                .toList();
    }

    private static String quoted(String words, char quote) {
        if (words.indexOf(quote) >= 0 || words.indexOf('\\') >= 0)
            throw new IllegalStateException("a word of letters and digits holds a sign");
        return quote + words + quote;
    }
}
