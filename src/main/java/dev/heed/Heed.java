package dev.heed;

/// The program.
public final class Heed {
    private Heed() {}

    /// Runs one command.
    public static void main(String[] args) {
        System.exit(0);
    }
}
