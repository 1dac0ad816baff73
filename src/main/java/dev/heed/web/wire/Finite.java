package dev.heed.web.wire;

import tools.jackson.databind.JsonNode;

/// Reads a JSON number as the nearest double; NaN if that would be infinite, so that no bound lets it pass.
final class Finite {
    private Finite() {}

    static double of(JsonNode number) {
        double value = number.isBigInteger() ? number.bigIntegerValue().doubleValue() : number.doubleValue();
        // + 0.0 turns minus zero into zero: PostgreSQL's jsonb knows no minus zero
        return Double.isFinite(value) ? value + 0.0 : Double.NaN;
    }
}
