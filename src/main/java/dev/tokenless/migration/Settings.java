package dev.tokenless.migration;

import dev.tokenless.github.ActionsPolicy;
import dev.tokenless.trust.TagRuleset;
import java.util.List;
import java.util.Optional;

/// Settings of a repository that can stop a release although workflow, environment and publisher agree. Each is empty
/// where it was not read or the token may not know.
public record Settings(
        Optional<ActionsPolicy> actions, Optional<Boolean> immutableReleases, Optional<List<TagRuleset>> tagRulesets) {

    static final Settings UNKNOWN = new Settings(Optional.empty(), Optional.empty(), Optional.empty());

    public Settings {
        tagRulesets = tagRulesets.map(List::copyOf);
    }

    /// The policy as `trust` knows it; where it is not known everything is taken to be allowed, as GitHub's default is.
    dev.tokenless.trust.ActionsPolicy policy() {
        return actions.map(known -> new dev.tokenless.trust.ActionsPolicy(
                        known.enabled(),
                        switch (known.allowedActions()) {
                            case "local_only" -> dev.tokenless.trust.ActionsPolicy.Allowed.LOCAL_ONLY;
                            case "selected" -> dev.tokenless.trust.ActionsPolicy.Allowed.SELECTED;
                            default -> dev.tokenless.trust.ActionsPolicy.Allowed.ALL;
                        },
                        known.gitHubOwnedAllowed(),
                        known.verifiedAllowed(),
                        known.patternsAllowed(),
                        known.shaPinningRequired()))
                .orElseGet(dev.tokenless.trust.ActionsPolicy::open);
    }
}
