package dev.heed.web.pages;

import dev.heed.domain.Id;
import org.jspecify.annotations.Nullable;

/// The answer that another page is to be looked at: 303.
///
/// @param to an address of this server
/// @param row the vote at which a list is to stand; `null` for its beginning
record Redirect(Address to, @Nullable Id row) {
    Redirect(Address to) {
        this(to, null);
    }

    String location() {
        return row == null ? to.toString() : Rows.at(to, row);
    }
}
