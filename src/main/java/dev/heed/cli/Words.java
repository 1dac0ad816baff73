package dev.heed.cli;

import dev.heed.storage.StorageException;

/// What is said of an exception: one line and no stack trace.
final class Words {
    private Words() {}

    static String of(Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> failure.words();
            case StorageException storage ->
                storage.getMessage()
                        + storage.unreachable().map(why -> ": " + why).orElse("");
            case IllegalArgumentException wrong -> sentence(String.valueOf(wrong.getMessage()));
            case Error error -> "Heed cannot go on: " + error.getClass().getSimpleName() + where(error);
            default -> "a fault of Heed's own, please report it: " + thrown + where(thrown);
        };
    }

    private static String sentence(String message) {
        return message.isEmpty() ? "wrong argument" : message;
    }

    private static String where(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? "" : " at " + frames[0];
    }

    /// The exit code that goes with it.
    static int exitCode(Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> failure.exitCode();
            case IllegalArgumentException _ -> Failure.USAGE;
            default -> Failure.FAILED;
        };
    }
}
