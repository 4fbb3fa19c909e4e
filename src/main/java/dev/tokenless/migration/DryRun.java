package dev.tokenless.migration;

import dev.tokenless.github.GitHub;
import dev.tokenless.github.PullRequest;
import dev.tokenless.github.Secret;
import dev.tokenless.github.WriteRequest;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every change of a plan with the requests that it would send: the adapters are asked to do it and tell instead of
/// sending, so there is no second list that could differ. Publishers, releases and tokens are a person's, and have
/// none.
///
/// @param requests in the plan's order; workflows and document are one pull request, which the first of them opens
/// @param failure  why there is none
public record DryRun(
        RepositoryName repository,
        Optional<Plan> plan,
        Map<Change, List<WriteRequest>> requests,
        Optional<Reason> failure) {

    static DryRun of(Ports ports, Surveyed surveyed) {
        Map<Change, List<WriteRequest>> requests = new LinkedHashMap<>();
        if (surveyed.plan().isPresent() && surveyed.survey().isPresent()) {
            Plan plan = surveyed.plan().get();
            boolean proposed = false;
            for (Change change : plan.changes()) {
                List<WriteRequest> told = new ArrayList<>();
                boolean again = proposed && change instanceof Change.Document;
                if (!again) {
                    tell(
                            ports.github().changingNothing(told::add),
                            plan,
                            surveyed.survey().get(),
                            change);
                }
                proposed |= change instanceof Change.RewriteWorkflows || change instanceof Change.Document;
                requests.put(change, List.copyOf(told));
            }
        }
        return new DryRun(surveyed.repository(), surveyed.plan(), requests, surveyed.failure());
    }

    private static void tell(GitHub github, Plan plan, Survey now, Change change) {
        switch (change) {
            case Change.PutEnvironment environment -> Deeds.protect(github, plan.repository(), environment);
            case Change.RewriteWorkflows _, Change.Document _ -> propose(github, plan, now);
            case Change.DeleteSecrets secrets -> {
                for (DoomedSecret doomed : secrets.secrets()) {
                    for (Secret secret : Deeds.stored(plan, doomed, now)) {
                        github.deleteSecret(plan.repository(), secret);
                    }
                }
            }
            case Change.Mint mint -> {
                EnvironmentRules protectedRules = plan.changes(Change.PutEnvironment.class).stream()
                        .filter(put -> mint.target().environment().equals(Optional.of(put.name())))
                        .map(Change.PutEnvironment::wanted)
                        .findFirst()
                        .orElseGet(() -> now.rules(mint.target().environment().orElseThrow()));
                Deeds.mint(github, plan.repository(), mint, protectedRules);
                Deeds.endMinting(github, plan.repository(), mint, MintRehearsal.admitting(protectedRules));
            }
            case Change.RegisterPublisher _,
                    Change.Rehearse _,
                    Change.Release _,
                    Change.LookBack _,
                    Change.RevokeTokens _ -> {}
        }
    }

    /// A draft first, and ready once the publishers are there.
    private static void propose(GitHub github, Plan plan, Survey now) {
        PullRequest request = github.propose(
                plan.repository(), Deeds.proposal(plan, now, !plan.intended().isEmpty()));
        if (request.draft()) {
            github.markReady(plan.repository(), request.number());
        }
    }
}
