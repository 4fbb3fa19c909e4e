package dev.tokenless.trust;

import java.util.List;

/// Texts of GitHub: deployment refusals, policies of the organization, and what its REST API answers while rules are
/// set.
final class GitHubSymptoms {

    private static final String PLAN =
            "The plan of this repository's owner does not include this rule for private repositories. Leave it out, make the"
                    + " repository public, or use GitHub Enterprise.";
    private static final String PERMISSION = "The GitHub token lacks a permission for this call. Environments need"
            + " Administration: write, secrets need Secrets: write, workflow files need Contents and Workflows: write.";
    private static final String SCOPE = "The GitHub token may not change workflow files. Run"
            + " `gh auth refresh -s workflow`, or make a token with the `workflow` scope.";

    private GitHubSymptoms() {}

    static final List<Symptom> ALL = List.of(
            Symptom.of(
                    "sha-pinning-required",
                    "because all actions must be pinned to a full-length commit SHA",
                    Symptom.ACTIONS,
                    "A policy wants every action named by its full commit SHA, also inside composite actions. Pin it, with the"
                            + " version as a comment."),
            Symptom.general(
                    "action-not-allowed",
                    "because all actions must be",
                    Symptom.ACTIONS,
                    "A policy of the repository or its organization does not allow this action. Ask an owner to add it to the"
                            + " list of allowed actions."),
            Symptom.of(
                    "action-not-allowed",
                    "Actions in this workflow must be",
                    Symptom.ACTIONS,
                    "A policy of the repository or its organization does not allow this action. Ask an owner to add it to the"
                            + " list of allowed actions."),
            Symptom.of(
                    "event-not-allowed",
                    "is not allowed to trigger Actions workflows",
                    Symptom.ACTIONS,
                    "A policy of the organization does not let this event start workflows. Ask an owner to allow it, or release"
                            + " by an event that is allowed."),
            Symptom.of(
                    "missing-workflow-scope",
                    "refusing to allow an OAuth App to create or update workflow",
                    Symptom.NOWHERE,
                    SCOPE),
            Symptom.of(
                    "missing-workflow-scope",
                    "refusing to allow a Personal Access Token to create or update workflow",
                    Symptom.NOWHERE,
                    SCOPE),
            Symptom.of(
                    "missing-workflow-scope",
                    "refusing to allow a GitHub App to create or update workflow",
                    Symptom.NOWHERE,
                    SCOPE),
            Symptom.of(
                    "plan-limits",
                    "ensure the billing plan supports the required reviewers protection rule",
                    Symptom.ENVIRONMENTS,
                    PLAN),
            Symptom.of("plan-limits", "ensure billing plan include protected branch gate", Symptom.ENVIRONMENTS, PLAN),
            Symptom.of(
                    "self-review-without-reviewer",
                    "must have at least one reviewer to set prevent_self_review",
                    Symptom.ENVIRONMENTS,
                    "Self-review can only be prevented where there is a reviewer. Name one, or leave the switch off."),
            Symptom.of(
                    "admin-bypass-not-supported",
                    "\"can_admins_bypass\" is not a permitted key",
                    Symptom.ENVIRONMENTS,
                    "This GitHub does not take the switch \"allow administrators to bypass\" through its API. Set it on the"
                            + " environment's page."),
            Symptom.of(
                    "missing-permission",
                    "Resource not accessible by personal access token",
                    Symptom.NOWHERE,
                    PERMISSION),
            Symptom.of("missing-permission", "Resource not accessible by integration", Symptom.NOWHERE, PERMISSION),
            Symptom.of(
                    "not-signed-in",
                    "no oauth token found for",
                    Symptom.NOWHERE,
                    "The GitHub command line is not signed in. Run `gh auth login`, or give GH_TOKEN."),
            Symptom.of(
                    "reference-exists",
                    "Reference already exists",
                    Symptom.NOWHERE,
                    "A branch or tag of this name is there already, and GitHub does not replace it. Release under a new"
                            + " version, or delete it if nothing was published from it."));
}
