/// What the whole program promises over HTTP, held on both databases: a real server, a real socket, a clock of the
/// test's own. These tests know the wire and the tables, and nothing in between.
@NullMarked
package dev.heed.contract;

import org.jspecify.annotations.NullMarked;
