package dev.tokenless.practice.github;

/// A user or an organisation.
public record Account(String login, long id, boolean organization) {}
