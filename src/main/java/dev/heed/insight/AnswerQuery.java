package dev.heed.insight;

import static dev.heed.storage.schema.Tables.FEEDBACK;

import dev.heed.domain.Thumb;
import dev.heed.storage.Json;
import dev.heed.storage.VoteConditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of answers that fail; reads all answers of the scope.
final class AnswerQuery {
    private static final int FETCH = 500;

    /// The newest answers that are searched for words.
    private static final int TEXTS = 10_000;

    /// Of the models and reasons of one question.
    private static final int LABELS = 20;

    private static final int DOWN = Thumb.DOWN.value();

    private final DSLContext sql;
    private final Scope scope;

    AnswerQuery(DSLContext sql, Scope scope) {
        this.sql = sql;
        this.scope = scope;
    }

    private Condition those() {
        return VoteConditions.chat(scope.project(), scope.filter(), FEEDBACK.TIMESTAMP);
    }

    /// The questions with so many answers and more, worst first. A text that is not kept is no question.
    List<AnswerReview.FailingQuery> worst(int answersAtLeast, int limit) {
        var all = DSL.count().cast(Long.class);
        var down = DSL.count(DSL.when(FEEDBACK.RATING.eq(DOWN), 1)).cast(Long.class);
        record Found(String query, Rate down) {}
        Comparator<Found> best = Comparator.comparingDouble(
                        (Found found) -> found.down().low())
                .thenComparing(Comparator.comparing(Found::query).reversed());
        PriorityQueue<Found> worst = new PriorityQueue<>(best);
        try (var rows = sql.select(FEEDBACK.QUERY, all, down)
                .from(FEEDBACK)
                .where(those(), FEEDBACK.QUERY.ne(""))
                .groupBy(FEEDBACK.QUERY)
                .having(DSL.count().ge(answersAtLeast), down.gt(0L))
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> {
                worst.add(new Found(row.value1(), Rate.of(row.value3(), row.value2())));
                if (worst.size() > limit) worst.poll();
            });
        }
        List<Found> found = new ArrayList<>(worst);
        found.sort(best.reversed());
        return described(
                found.stream().map(Found::query).toList(),
                found.stream().map(Found::down).toList());
    }

    private List<AnswerReview.FailingQuery> described(List<String> queries, List<Rate> down) {
        if (queries.isEmpty()) return List.of();
        Map<String, Map<String, Long>> models = new HashMap<>();
        Map<String, Map<String, Long>> reasons = new HashMap<>();
        try (var rows = sql.select(
                        FEEDBACK.QUERY,
                        FEEDBACK.MODEL,
                        FEEDBACK.TAGS,
                        FEEDBACK.RATING,
                        DSL.count().cast(Long.class))
                .from(FEEDBACK)
                .where(those(), FEEDBACK.QUERY.in(queries))
                .groupBy(FEEDBACK.QUERY, FEEDBACK.MODEL, FEEDBACK.TAGS, FEEDBACK.RATING)
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> {
                if (row.value2() != null) count(models, row.value1(), row.value2(), row.value5());
                if (row.value4() == DOWN)
                    for (String tag : Json.words(row.value3())) count(reasons, row.value1(), tag, row.value5());
            });
        }
        List<AnswerReview.FailingQuery> described = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++)
            described.add(new AnswerReview.FailingQuery(
                    queries.get(i), down.get(i), most(models.get(queries.get(i))), most(reasons.get(queries.get(i)))));
        return described;
    }

    private static void count(Map<String, Map<String, Long>> counts, String query, String label, long votes) {
        counts.computeIfAbsent(query, _ -> new HashMap<>()).merge(label, votes, Long::sum);
    }

    private static List<AnswerReview.LabelCount> most(@Nullable Map<String, Long> counts) {
        if (counts == null) return List.of();
        return counts.entrySet().stream()
                .map(of -> new AnswerReview.LabelCount(of.getKey(), of.getValue()))
                .sorted(Comparator.comparingLong(AnswerReview.LabelCount::votes)
                        .reversed()
                        .thenComparing(AnswerReview.LabelCount::label))
                .limit(LABELS)
                .toList();
    }

    /// The words of the newest answers.
    Terms terms() {
        Terms terms = new Terms();
        try (var rows = sql.select(FEEDBACK.RATING, FEEDBACK.QUERY, FEEDBACK.RESPONSE)
                .from(FEEDBACK)
                .where(those())
                .orderBy(FEEDBACK.TIMESTAMP.desc(), FEEDBACK.FEEDBACK_ID.desc())
                .limit(TEXTS)
                .fetchSize(FETCH)
                .fetchLazy()) {
            for (var row : rows) {
                terms.add(row.value1() == DOWN, row.value2(), row.value3());
                if (terms.full()) break;
            }
        }
        return terms;
    }
}
