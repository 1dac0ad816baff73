package dev.heed;

import dev.heed.cli.Shell;
import java.time.InstantSource;

/// The program.
public final class Heed {
    private Heed() {}

    /// Runs one command and ends with its exit code.
    public static void main(String[] words) {
        InstantSource clock = InstantSource.system();
        Program program = new Program(System.getenv(), clock, (_, _) -> {
            throw new IllegalStateException("no door yet");
        });
        System.exit(Shell.run(program, clock, words));
    }
}
