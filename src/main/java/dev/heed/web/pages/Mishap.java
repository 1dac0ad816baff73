package dev.heed.web.pages;

import dev.heed.domain.Fault;
import java.util.List;

/// Carries out of a controller why there is no page, and what is shown instead. Holds no stack: it is
/// an answer, not a fault of the program.
final class Mishap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    private Mishap(Trouble trouble) {
        super(trouble.title(), null, false, false);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }

    static Mishap of(Trouble trouble) {
        return new Mishap(trouble);
    }

    static Mishap absent() {
        return new Mishap(Trouble.absent());
    }

    static Mishap forbidden() {
        return new Mishap(new Trouble(
                403, "You may not do this here", "Nothing was changed. Ask an administrator for it.", List.of()));
    }

    /// The address asks for what cannot be.
    static Mishap unclear(List<Fault> faults) {
        return new Mishap(Trouble.unclear(faults));
    }

    /// The address is no text.
    static Mishap unreadable() {
        return new Mishap(Trouble.unreadable());
    }
}
