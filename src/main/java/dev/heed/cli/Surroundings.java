package dev.heed.cli;

import java.io.PrintWriter;
import java.io.Reader;
import java.time.InstantSource;

/// What every command has around it.
///
/// @param in what is typed or piped
/// @param out for data and nothing else
/// @param err for errors and progress
/// @param interactive whether a person watches
record Surroundings(
        Entrance entrance, InstantSource clock, Reader in, PrintWriter out, PrintWriter err, boolean interactive) {
    Place place(Location location) {
        return entrance.place(location.flags());
    }
}
