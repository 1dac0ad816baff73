package dev.heed.web.api;

import dev.heed.domain.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// What is wrong with the headers that say when a write is to happen: on which revision (RFC 9110, section 13.1), and
/// once (`Idempotency-Key`). Nobody who sends one may believe that it was kept when it was not.
///
/// Conditions on reading only save bytes, and those on dates are to be ignored where nothing has one (section 13.1.4).
final class Conditions {
    private static final List<String> OF_WRITES = List.of("If-Match", "If-None-Match");
    private static final String KEY = "Idempotency-Key";
    private static final List<String> ALL = List.of("If-Match", "If-None-Match", KEY);

    private Conditions() {}

    static List<Fault> faults(HttpServletRequest request, Route route) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (reads) return List.of();
        var faults = new ArrayList<Fault>();
        for (String header : ALL) {
            int said = Collections.list(request.getHeaders(header)).size();
            if (said == 0) continue;
            boolean known = route.headers().contains(header.toLowerCase(Locale.ROOT));
            if (known && said > 1) faults.add(Fault.header(header, "may be given once, got " + said));
            else if (!known && OF_WRITES.contains(header)) faults.add(Fault.header(header, "is not a header here"));
            else if (!known && route.items() != null) faults.addAll(ofMany(request));
        }
        return faults;
    }

    /// What is wrong with them when many items came: one key cannot stand for all.
    static List<Fault> ofMany(HttpServletRequest request) {
        return request.getHeader(KEY) == null
                ? List.of()
                : List.of(Fault.header(KEY, "is not a header here; send idempotency_key with each item"));
    }
}
