package dev.heed.capture;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A ballot as bytes that do not depend on the order of its fields or on white space: what its digest is taken of.
final class Canonical {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Canonical() {}

    static byte[] bytes(Ballot ballot) {
        return MAPPER.writeValueAsBytes(ballot);
    }
}
