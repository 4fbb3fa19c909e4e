package dev.tokenless.trust;

import java.util.List;

/// Texts of PyPI itself: `warehouse/oidc/views.py` (minting), `warehouse/forklift/legacy.py` (uploading).
final class PypiSymptoms {

    private PypiSymptoms() {}

    private static final String[] EXCHANGE = {"oken request failed", "rusted publish", "mint-token", "via OIDC"};
    private static final String[] UPLOAD = {
        "pypi.org/legacy", "pypi.org/help", "blake2_256", "403 ", "Invalid API Token"
    };

    static final List<Symptom> MINTING = List.of(
            Symptom.of(
                            "invalid-pending-publisher",
                            "invalid-pending-publisher",
                            Symptom.PUBLISHER,
                            "The project exists by now, so the pending publisher no longer applies: add the publisher on the"
                                    + " project's own page on {index}.")
                    .beside(EXCHANGE),
            Symptom.of(
                            "invalid-reuse-token",
                            "invalid-reuse-token",
                            Symptom.WORKFLOW,
                            "The same identity token was exchanged twice. Let each upload step ask for its own, and run the job anew"
                                    + " instead of retrying the step by a script.")
                    .beside(EXCHANGE),
            Symptom.of(
                            "invalid-token",
                            "invalid-token",
                            Symptom.WORKFLOW,
                            "{index} refused the identity token itself (signature, audience or age). Run the job anew; if it fails"
                                    + " again, do not pass the token between jobs and do not set an audience by hand.")
                    .beside(EXCHANGE),
            Symptom.of(
                            "invalid-payload",
                            "invalid-payload",
                            Symptom.WORKFLOW,
                            "What was sent to {index} is no identity token of github.com. GitHub Enterprise Server and ghe.com cannot"
                                    + " publish this way; otherwise let the upload tool fetch the token itself.")
                    .beside(EXCHANGE),
            Symptom.of(
                    "not-enabled",
                    "trusted publishing functionality not enabled",
                    Symptom.help("trusted-publishers"),
                    "{index} has switched trusted publishing off for now. Wait, and run the job again."),
            Symptom.of(
                    "not-enabled",
                    "Trusted publishing functionality not enabled",
                    Symptom.help("trusted-publishers"),
                    "{index} has switched trusted publishing off for now. Wait, and run the job again."));

    static final List<Symptom> UPLOADING = List.of(
            Symptom.of(
                            "invalid-credentials",
                            "Invalid or non-existent authentication information",
                            Symptom.TOKENS,
                            "The upload used a token that is revoked, empty or garbled. Remove the password from the publish step, so"
                                    + " that trusted publishing is used.")
                    .beside(UPLOAD),
            Symptom.of(
                    "wrong-project",
                    "OIDC scoped token is not valid for project",
                    Symptom.PUBLISHER,
                    "The publisher is not attached to this project: add it on this project's page on {index} too. In a"
                            + " repository with several packages every project needs it."),
            Symptom.of(
                    "token-wrong-project",
                    "project-scoped token is not valid for project",
                    Symptom.TOKENS,
                    "The upload used an API token of another project. Remove the password from the publish step, so that"
                            + " trusted publishing is used."),
            Symptom.of(
                            "token-expired",
                            "token is expired",
                            Symptom.WORKFLOW,
                            "The token from {index} lives for 15 minutes and had run out. Build in an earlier job and keep only the"
                                    + " upload in the publish job; run it again.")
                    .beside(UPLOAD),
            Symptom.of(
                    "project-not-created",
                    "Non-user identities cannot create new projects",
                    Symptom.PENDING,
                    "{index} knows no project of this name for the publisher: the pending publisher was made for another"
                            + " spelling of the name, or ran out after 30 days. Compare the name in pyproject.toml with it, or"
                            + " add it anew."),
            Symptom.of(
                            "file-exists",
                            "File already exists",
                            Symptom.help("file-name-reuse"),
                            "This file was uploaded before, and {index} never takes the same name twice. Raise the version; on"
                                    + " TestPyPI set skip-existing: true.")
                    .beside(UPLOAD),
            Symptom.of(
                            "old-release",
                            "older than 14 days",
                            Symptom.NOWHERE,
                            "{index} takes no new files for a release older than 14 days. Publish a new version.")
                    .beside(UPLOAD),
            Symptom.of(
                    "attestations-without-trusted-publishing",
                    "Attestations are only supported when using Trusted Publishing",
                    Symptom.WORKFLOW,
                    "The upload sent attestations with an API token. Remove the password, so that trusted publishing is used."),
            Symptom.of(
                            "two-factor-required",
                            "does not have two-factor authentication enabled",
                            Symptom.help("twofa"),
                            "The account of this API token has no two-factor authentication. Remove the password from the publish step,"
                                    + " so that trusted publishing is used.")
                    .beside(UPLOAD),
            Symptom.of(
                    "no-provenance",
                    "No provenance available for",
                    Symptom.WORKFLOW,
                    "This file was uploaded without attestations, so {index} cannot prove where it came from. Upload it with"
                            + " `attestations` left on, in a new version."));
}
