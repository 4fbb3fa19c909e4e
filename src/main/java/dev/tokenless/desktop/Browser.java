package dev.tokenless.desktop;

/// Opens a page for the person. Whoever calls also shows the address with a button to copy it: opening can fail
/// silently.
@FunctionalInterface
public interface Browser {
    void open(SafeLink link);
}
