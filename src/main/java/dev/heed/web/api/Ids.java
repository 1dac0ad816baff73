package dev.heed.web.api;

import dev.heed.domain.Id;

/// Identities in addresses: what does not read as one of its kind names nothing.
final class Ids {
    private Ids() {}

    /// @throws Objection 404
    static Id vote(String text) {
        return Id.parse(text)
                .filter(id -> id.row() != Id.Row.RECOMMENDATION)
                .orElseThrow(() -> new Objection(Problem.notFound()));
    }

    /// @throws Objection 404
    static Id recommendation(String text) {
        return Id.parse(text)
                .filter(id -> id.row() == Id.Row.RECOMMENDATION)
                .orElseThrow(() -> new Objection(Problem.notFound()));
    }
}
