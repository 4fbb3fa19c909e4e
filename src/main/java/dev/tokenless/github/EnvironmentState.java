package dev.tokenless.github;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.EnvironmentName;

/// An environment as GitHub has it now.
///
/// @param htmlUrl its page, as GitHub gives it
public record EnvironmentState(EnvironmentName name, EnvironmentRules rules, String htmlUrl) {}
