package dev.heed.cli;

import java.util.List;

/// Why a command ends without having done its work, in words for whoever typed it.
public final class Failure extends RuntimeException {
    /// The exit code of a command that could not do its work.
    static final int FAILED = 1;

    /// The exit code of a command that was asked for something wrong.
    static final int USAGE = 2;

    private final int exitCode;

    private Failure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /// It could not be done: exit code 1.
    public Failure(String message) {
        this(message, FAILED);
    }

    /// What was said is wrong, on the command line or in the settings: exit code 2.
    public static Failure usage(List<String> problems) {
        return new Failure(String.join(System.lineSeparator(), problems), USAGE);
    }

    int exitCode() {
        return exitCode;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
