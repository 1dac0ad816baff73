/// The entrance: reads the settings, starts the command line, hands it a starter for the server.
@NullMarked
package dev.heed;

import org.jspecify.annotations.NullMarked;
