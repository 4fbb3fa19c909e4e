package dev.tokenless.trust;

import java.util.List;

/// Texts of the upload tools: pypa/gh-action-pypi-publish (`oidc-exchange.py`, `twine-upload.sh`, `attestations.py`),
/// di/id, uv, twine, pdm, maturin; and two texts that guides quote although no tool prints them.
final class ToolSymptoms {

    private static final String ID_TOKEN = "Give the publish job `permissions: id-token: write` in {file}; a job's own"
            + " `permissions:` block replaces all others, so keep what the job needs besides.";
    private static final String LEFTOVER = "An empty or leftover user name or password keeps the tool from trusted"
            + " publishing. Remove those `env:` and `with:` lines and options from the publish step, not only the secret.";
    private static final String OLD_ACTION = "This version of the publish action has no trusted publishing. Use"
            + " `pypa/gh-action-pypi-publish@release/v1`, or the commit of a release.";
    private static final String EXCHANGE =
            "The exchange of the identity token failed; the lines beside it in the log say why.";

    private ToolSymptoms() {}

    static final List<Symptom> IDENTITY = List.of(
            Symptom.of(
                    "fork-pull-request",
                    "called from a pull request on a fork",
                    Symptom.WORKFLOW,
                    "GitHub gives no identity token to a pull request from a fork. Let the publish job run for releases or tags"
                            + " only, with `on:` or `if:`."),
            Symptom.of(
                    "missing-id-token", "missing or insufficient OIDC token permissions", Symptom.WORKFLOW, ID_TOKEN),
            Symptom.of("missing-id-token", "is the `id-token: write` permission missing?", Symptom.WORKFLOW, ID_TOKEN),
            Symptom.of(
                    "missing-id-token",
                    "Unable to retrieve an OIDC token from the CI platform for trusted publishing",
                    Symptom.WORKFLOW,
                    ID_TOKEN),
            Symptom.of("missing-id-token", "Unable to detect OIDC token for CI platform", Symptom.WORKFLOW, ID_TOKEN),
            Symptom.of("missing-id-token", "OIDC token issuance is not enabled", Symptom.WORKFLOW, ID_TOKEN),
            Symptom.of(
                    "reusable-workflow",
                    "the calling workflow is a reusable workflow",
                    Symptom.WORKFLOW,
                    "The publish job sits in a reusable workflow, which {index} does not support. Put it into the workflow that"
                            + " the event starts, and register that file."));

    static final List<Symptom> INDEX = List.of(
            Symptom.of(
                    "index-unavailable",
                    "the index produced an unexpected",
                    Symptom.NOWHERE,
                    "{index} answered with an error of its own. Nothing is wrong with the set-up; run the job again later."),
            Symptom.of(
                    "index-without-trusted-publishing",
                    "does not indicate trusted publishing support",
                    Symptom.NOWHERE,
                    "This index does no trusted publishing; only pypi.org and test.pypi.org do. Keep the password for it, or"
                            + " correct `repository-url`."),
            Symptom.of(
                    "not-enabled",
                    "has trusted publishing disabled",
                    Symptom.help("trusted-publishers"),
                    "{index} has switched trusted publishing off for now. Wait, and run the job again."));

    static final List<Symptom> TOOLS = List.of(
            Symptom.of(
                    "leftover-credentials",
                    "could not determine credentials for configured",
                    Symptom.WORKFLOW,
                    LEFTOVER),
            Symptom.of(
                    "leftover-credentials",
                    "a username and a password are not allowed when using trusted publishing",
                    Symptom.WORKFLOW,
                    LEFTOVER),
            Symptom.of(
                    "duplicate-attestation",
                    "already has a publish attestation",
                    Symptom.WORKFLOW,
                    "The same files were uploaded twice in one job, TestPyPI and PyPI. Give each index its own job."),
            Symptom.general(
                    "attestation-failure",
                    "Attestation generation failure",
                    Symptom.WORKFLOW,
                    "The attestation could not be made; the line says why. As a stopgap `attestations: false` publishes"
                            + " without provenance."),
            Symptom.of(
                    "password-upload-disabled",
                    "Password-based uploads disabled",
                    Symptom.WORKFLOW,
                    "PyPI takes no account passwords. Remove `user` and `password` from the publish step and give the job"
                            + " `permissions: id-token: write`."),
            Symptom.of(
                    "unsupported-action-version",
                    "UNSUPPORTED GITHUB ACTION VERSION",
                    Symptom.PUBLISH_ACTION,
                    OLD_ACTION),
            Symptom.of(
                            "unsupported-action-version",
                            "Input required and not supplied: password",
                            Symptom.PUBLISH_ACTION,
                            OLD_ACTION)
                    .beside("pypa/gh-action-pypi-publish"),
            Symptom.of(
                    "not-linux",
                    "only able to run under GNU/Linux environments",
                    Symptom.WORKFLOW,
                    "The publish action runs on Linux only. Upload the files as an artifact and publish from a job with"
                            + " `runs-on: ubuntu-latest`."),
            Symptom.of(
                    "old-twine",
                    "Metadata is missing required fields: Name, Version",
                    Symptom.PUBLISH_ACTION,
                    "The upload tool is too old for the metadata of these files. Use a newer publish action (1.12.3 or later)"
                            + " or a newer twine."),
            Symptom.general(
                    "exchange-failed", "Failed to obtain token for trusted publishing", Symptom.WORKFLOW, EXCHANGE),
            Symptom.general(
                    "exchange-failed",
                    "there was an error fetching the trusted publishing token",
                    Symptom.WORKFLOW,
                    EXCHANGE),
            Symptom.general(
                    "exchange-failed", "is trusted publishing correctly configured?", Symptom.PUBLISHER, EXCHANGE),
            Symptom.general(
                            "no-credentials",
                            "Username and password are required",
                            Symptom.WORKFLOW,
                            "The upload tool found neither credentials nor an identity token. Give the publish job"
                                    + " `permissions: id-token: write`; poetry, hatch and flit cannot publish by trust, so let"
                                    + " pypa/gh-action-pypi-publish upload what they build.")
                    .beside("pypi.org", "publish", "PyPI"),
            Symptom.general("exchange-failed", "Failed to get PyPI token via OIDC", Symptom.PUBLISHER, EXCHANGE),
            Symptom.general("exchange-failed", "Failed to resolve PyPI token via OIDC", Symptom.PUBLISHER, EXCHANGE),
            Symptom.general("exchange-failed", "TrustedPublishingFailure", Symptom.PUBLISHER, EXCHANGE),
            Symptom.general("exchange-failed", "Trusted publishing exchange failure", Symptom.PUBLISHER, EXCHANGE));
}
