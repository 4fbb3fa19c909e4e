package dev.tokenless.github;

import dev.tokenless.workflow.SecretName;
import java.time.Instant;

/// A secret's name, place and age. GitHub never gives its value back.
public record Secret(SecretName name, SecretPlace place, Instant updatedAt) {}
