package dev.tokenless.github;

/// A request that changes something, as it would be sent.
///
/// @param path beneath the address of GitHub's interface; GraphQL mutations all go to `/graphql`
/// @param body JSON; empty if there is none
public record WriteRequest(String method, String path, String body) {}
