package dev.tokenless.wizard.theme;

/// What the person chose: the system's scheme, or always one of the two.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
}
