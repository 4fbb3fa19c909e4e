package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentName;
import java.util.List;
import java.util.Optional;

/// The rules that fit one environment of a repository, with what they do.
///
/// @param rules the wanted state
/// @param reasons why each part is as it is
/// @param effects what the rules admit and refuse, and what the usual advice "only the default branch" would
/// @param ruleset who may create and move the tags; empty where no tag starts a release
public record Proposal(
        EnvironmentName environment,
        EnvironmentRules rules,
        List<String> reasons,
        List<Effect> effects,
        Optional<TagRuleset> ruleset) {

    public Proposal {
        reasons = List.copyOf(reasons);
        effects = List.copyOf(effects);
    }
}
