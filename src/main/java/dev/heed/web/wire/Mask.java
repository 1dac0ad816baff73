package dev.heed.web.wire;

/// Takes personal data out of a short text. A text that comes back unchanged may be shown.
@FunctionalInterface
public interface Mask {
    String masked(String text);
}
