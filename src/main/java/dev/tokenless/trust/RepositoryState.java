package dev.tokenless.trust;

import java.util.ArrayList;
import java.util.List;

/// A repository in which no trusted publisher, no environment or no workflow can work.
final class RepositoryState implements StopperRule {

    @Override
    public List<Stopper> in(Subject subject) {
        RepositoryFacts facts = subject.facts();
        List<Stopper> found = new ArrayList<>();
        if (!facts.host().equals(RepositoryFacts.GITHUB)) {
            found.add(subject.stopper(
                    "github-enterprise",
                    "PyPI trusts identity tokens of github.com only; " + facts.host() + " has another issuer.",
                    "Publish from a repository on github.com, or keep the token."));
        }
        if (facts.fork()) {
            found.add(subject.stopper(
                    "fork",
                    "This repository is a fork: a publisher registered for the original does not accept its runs.",
                    "Migrate the original repository."));
        }
        if (facts.archived()) {
            found.add(subject.stopper(
                    "archived", "The repository is archived: no workflow runs in it.", "Unarchive it first."));
        }
        if (!facts.actions().enabled()) {
            found.add(subject.stopper(
                    "actions-disabled",
                    "GitHub Actions is switched off for this repository.",
                    "Switch Actions on in the repository's settings."));
        }
        if (!facts.plan().hasEnvironments(facts.isPrivate())) {
            found.add(subject.stopper(
                    "plan-limits",
                    "A private repository of a free plan has no environments: their rules and secrets are ignored.",
                    "Make the repository public or choose a larger plan; the publisher works without protection."));
        }
        return found;
    }
}
