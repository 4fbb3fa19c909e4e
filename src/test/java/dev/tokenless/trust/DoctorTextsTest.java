package dev.tokenless.trust;

import static dev.tokenless.trust.DoctorTest.log;
import static dev.tokenless.trust.DoctorTest.logs;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTextsTest {

    /// Every text that PyPI, GitHub and the upload tools are known to print when a publish, its set-up or PyPI's form
    /// fails. Those of signing in to Tokenless itself are no texts of a log.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid GitHub user or organization name.",
                "Unknown GitHub user or organization.",
                "GitHub has rate-limited this action. Try again in a few minutes.",
                "Invalid repository name",
                "Workflow name must end with .yml or .yaml",
                "Workflow filename must be a filename only, without directories",
                "The trusted publisher could not be registered",
                "is already registered with",
                "This project already exists.",
                "Trusted publishing is temporarily disabled.",
                "There have been too many attempted trusted publisher registrations. Try again later.",
                "Trusted publishing functionality not enabled",
                "github trusted publishing functionality not enabled",
                "invalid-publisher",
                "valid token, but no corresponding publisher (",
                "valid token, but project already exists",
                "invalid token: already used",
                "malformed or invalid token",
                "malformed JWT",
                "unknown trusted publishing issuer",
                "Publisher with matching claims was not found",
                "Check failed for required claim 'repository_owner_id'",
                "Check failed for optional claim 'environment'",
                "Missing claim '",
                "The job_workflow_ref claim does not match, expecting one of [",
                "The job_workflow_ref claim is empty",
                "The ref and sha claims are empty",
                "Could not job extract workflow filename from OIDC claims",
                "Publishing from a workflow invoked via 'pull_request_target' is not supported.",
                "Invalid or non-existent authentication information. See https://pypi.org/help/#invalid-auth",
                "OIDC scoped token is not valid for project '",
                "project-scoped token is not valid for project: '",
                "token is expired",
                "Non-user identities cannot create new projects. This was probably caused by successfully using a pending publisher but specifying the project name incorrectly",
                "File already exists ('",
                "14 days",
                "Invalid attestations supplied during upload: ",
                "Build Config URI",
                "Attestations are only supported when using Trusted Publishing",
                "does not have two-factor authentication enabled",
                "No provenance available for ",
                "Password-based uploads disabled",
                "UNSUPPORTED GITHUB ACTION VERSION",
                "InvalidDistribution: Metadata is missing required fields: Name, Version.",
                "This action is only able to run under GNU/Linux environments",
                "Trusted publishing exchange failure",
                "GitHub: missing or insufficient OIDC token permissions, the ACTIONS_ID_TOKEN_REQUEST_TOKEN environment variable was unset",
                "Make sure that your workflow has `id-token: write` configured at the job level",
                "called from a pull request on a fork",
                "Token request failed: the server refused the request for the following reasons:",
                "The claims in this token suggest that the calling workflow is a reusable workflow.",
                "Token request failed: the index produced an unexpected ",
                "does not indicate trusted publishing support",
                "has trusted publishing disabled",
                "Attestation generation failure",
                "already has a publish attestation",
                "could not determine credentials for configured repository",
                "a username and a password are not allowed when using trusted publishing",
                "Failed to obtain token for trusted publishing",
                "Failed to obtain OIDC token: is the `id-token: write` permission missing?",
                "is trusted publishing correctly configured?",
                "Token claims, which must match the publisher configuration",
                "Note: Neither credentials nor keyring are configured, and there was an error fetching the trusted publishing token.",
                "TrustedPublishingFailure: The token request failed; the index server gave the following reasons:",
                "Unable to retrieve an OIDC token from the CI platform for trusted publishing",
                "Unable to detect OIDC token for CI platform",
                "Failed to get PyPI token via OIDC",
                "Username and password are required",
                "Failed to resolve PyPI token via OIDC",
                "Tag \"v1.2.3\" is not allowed to deploy to pypi due to environment protection rules",
                "Branch \"main\" is not allowed to deploy to pypi due to environment protection rules",
                "because all actions must be pinned to a full-length commit SHA",
                "is not allowed to trigger Actions workflows",
                "refusing to allow an OAuth App to create or update workflow",
                "refusing to allow a Personal Access Token to create or update workflow",
                "refusing to allow a GitHub App to create or update workflow",
                "Resource not accessible by integration",
                "Resource not accessible by personal access token",
                "no oauth token found for ",
                "Reference already exists",
                "Failed to create the environment protection rule. Please ensure the billing plan supports the required reviewers protection rule.",
                "Fail to create protected rule, please ensure billing plan include protected branch gate.",
                "Failed to create or update the environment protection rule. Required reviewers must have at least one reviewer to set prevent_self_review.",
                "\"can_admins_bypass\" is not a permitted key.",
                "OIDC token issuance is not enabled",
                "is not registered as a trusted publisher",
            })
    void everyKnownTextStandsInALogThatIsExplained(String text) throws Exception {
        assertThat(logs().filter(name -> !name.startsWith("unknown--"))
                        .map(name -> new LogText(log(name)).flowing().replaceAll(" +", " "))
                        .filter(log -> log.contains(text)))
                .isNotEmpty();
    }
}
