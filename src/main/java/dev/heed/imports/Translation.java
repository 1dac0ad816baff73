package dev.heed.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Makes items of the records of some files. Keeps what it must know of earlier records.
interface Translation {
    /// The files in the order in which they have to be read.
    ///
    /// @param given files and directories, as they were named
    /// @throws IllegalArgumentException if they are not what it understands
    default List<Path> files(List<Path> given) {
        return given;
    }

    /// The item that a record is.
    ///
    /// @param hash of the record as it stands in the file, 64 hexadecimal digits
    /// @throws Unreadable why it is none
    Line.Item item(Line.Spot spot, ObjectNode record, String hash);

    /// What is wrong with the columns of a file.
    ///
    /// @throws IllegalArgumentException naming every unknown one
    void check(Path file, Set<String> columns);

    /// A record that is not what it should be.
    final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
