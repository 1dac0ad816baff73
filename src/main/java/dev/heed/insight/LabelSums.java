package dev.heed.insight;

import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What votes say for each reason tag or model, up to so many of them: whoever sends votes makes up their names.
final class LabelSums {
    private final int most;
    private final Map<String, Sums> sums = new HashMap<>();
    private boolean tooMany;

    LabelSums(int most) {
        this.most = most;
    }

    void add(CellQuery.Cell cell) {
        if (sums.size() < most || sums.containsKey(cell.name()))
            sums.computeIfAbsent(cell.name(), _ -> new Sums()).add(cell);
        else tooMany = true;
    }

    /// Why they are no answer, if there were more names than that.
    List<Fault> faults() {
        if (!tooMany) return List.of();
        return List.of(Fault.parameter(
                "from", String.format(Locale.ROOT, "leaves more than %,d different names: ask for less time", most)));
    }

    /// Each name with its sums, of those votes that have a rating which the filter asks for.
    Map<String, Sums> rated(Filter filter) {
        sums.replaceAll((_, all) -> all.rated(filter));
        return sums;
    }
}
