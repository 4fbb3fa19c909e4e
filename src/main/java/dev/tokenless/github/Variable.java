package dev.tokenless.github;

/// A variable that workflows read; unlike a secret it stands in clear. The value is masked where it looks like a
/// token.
///
/// @param suspicious whether the value looks like a credential
public record Variable(String name, SecretPlace place, String value, boolean suspicious) {}
