package dev.heed;

import dev.heed.cli.Shell;
import java.time.InstantSource;

/// The program.
public final class Heed {
    private Heed() {}

    /// Runs one command and ends with its exit code.
    public static void main(String[] words) {
        Logs.begin();
        InstantSource clock = InstantSource.system();
        System.exit(Shell.run(new Program(System.getenv(), clock), clock, words));
    }
}
