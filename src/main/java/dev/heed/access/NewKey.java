package dev.heed.access;

/// A key that was just made, with its secret: the only time it can be shown.
public record NewKey(Key key, String secret) {
    @Override
    public String toString() {
        return "NewKey[" + key + "]";
    }
}
