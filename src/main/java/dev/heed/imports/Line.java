package dev.heed.imports;

import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/// One record of a file, as it was read.
public sealed interface Line {
    Spot spot();

    /// Where it stands.
    ///
    /// @param line the line it begins on, from 1
    /// @param text the record again, so that it can be put right and imported
    /// @param header the line that names the columns; empty where there is none
    record Spot(Path file, long line, String text, String header) {}

    /// A record that can be sent.
    ///
    /// @param item the body of one item of a batch; votes and recommendations have their idempotency key
    record Item(Spot spot, Into into, ObjectNode item) implements Line {}

    /// A record that cannot be read.
    ///
    /// @param reason to be read after file and line; holds nothing of the record but names of its fields
    record Bad(Spot spot, String reason) implements Line {}
}
