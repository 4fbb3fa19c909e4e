package dev.tokenless.practice.github;

import java.net.URI;

/// Where jobs upload in the practice world.
///
/// @param pypi     base address, without a slash at its end
/// @param testpypi as well
public record Indexes(URI pypi, URI testpypi) {}
