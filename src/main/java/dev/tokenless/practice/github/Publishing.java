package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.index.PythonPackage;
import dev.tokenless.practice.index.SigningIdentity;
import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Workflow;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One upload step: with a token, or by trust. What fails, fails with the words of the real tools.
/// Source: pypa/gh-action-pypi-publish `oidc-exchange.py` and `twine-upload.sh`; pypa/twine `auth.py`; astral-sh/uv.
final class Publishing {

    private static final Pattern VERSION = Pattern.compile("(\\d+(?:\\.\\d+)*)([^/]*)$");

    private final Simulation simulation;
    private final Hub hub;
    private final Repo repo;
    private final Run run;
    private final Workflow workflow;
    private final Job job;
    private final RunLog log;

    Publishing(Simulation simulation, Repo repo, Run run, Workflow workflow, Job job, RunLog log) {
        this.simulation = simulation;
        this.hub = simulation.hub;
        this.repo = repo;
        this.run = run;
        this.workflow = workflow;
        this.job = job;
        this.log = log;
    }

    boolean publish(Shipment shipment) {
        if (shipment.index().equals("other")) {
            log.say("Uploading distributions to a private index");
            return true;
        }
        boolean action = shipment.tool().equals("gh-action");
        if (action && job.runsOn().stream().noneMatch(label -> label.contains("ubuntu") || label.contains("linux"))) {
            log.error("This action is only able to run under GNU/Linux environments");
            return false;
        }
        URI index = shipment.index().equals("pypi") ? simulation.indexes.pypi() : simulation.indexes.testpypi();
        if (shipment.password().isPresent()) {
            return withToken(shipment, index, shipment.password().get());
        }
        if (!shipment.trusted() || !shipment.user().orElse("__token__").equals("__token__")) {
            log.error(action ? "Input required and not supplied: password" : "Username and password are required");
            return false;
        }
        return byTrust(shipment, index);
    }

    private boolean withToken(Shipment shipment, URI index, String token) {
        if (token.isEmpty()) {
            log.error("InvalidConfiguration: could not determine credentials for configured repository");
            return false;
        }
        if (shipment.tool().equals("gh-action")
                && shipment.user().filter(user -> !user.equals("__token__")).isPresent()) {
            log.error("Password-based uploads disabled");
            return false;
        }
        if (shipment.tool().equals("gh-action")) {
            log.warning("Upgrade to Trusted Publishing");
        }
        return uploaded(shipment, index, token, Optional.empty());
    }

    private boolean byTrust(Shipment shipment, URI index) {
        boolean action = shipment.tool().equals("gh-action");
        if (!job.effectivePermissions(workflow).grantsIdToken()) {
            log.error(
                    action
                            ? """
                            Trusted publishing exchange failure:
                            OpenID Connect token retrieval failed: GitHub: missing or insufficient OIDC token permissions, the ACTIONS_ID_TOKEN_REQUEST_TOKEN environment variable was unset
                            This generally indicates a workflow configuration error, such as insufficient permissions. Make sure that your workflow has `id-token: write` configured at the job level"""
                            : shipment.tool().equals("uv")
                                    ? "Failed to obtain OIDC token: is the `id-token: write` permission missing?"
                                    : "Unable to retrieve an OIDC token from the CI platform for trusted publishing");
            return false;
        }
        Uploader.Reply audience = simulation.uploader.audience(index);
        if (!audience.accepted()) {
            log.error("Trusted publishing exchange failure:\naudience retrieval failed: repository at "
                    + shipment.index() + " has trusted publishing disabled");
            return false;
        }
        ObjectNode claims = claims(audience.json().path("audience").asText());
        Uploader.Reply minted =
                simulation.uploader.mint(index, simulation.issuer().signed(claims));
        if (!minted.accepted()) {
            refused(action, minted, claims);
            return false;
        }
        if (shipment.attests()) {
            log.say("Generating and uploading digital attestations");
        }
        Optional<SigningIdentity> identity = shipment.attests() ? Optional.of(identity()) : Optional.empty();
        return uploaded(shipment, index, minted.json().path("token").asText(), identity);
    }

    /// A script that asks the index for a token itself and uploads nothing: the same exchange, by the same rules.
    boolean exchange(String address) {
        URI index = address.contains("test.pypi.org") ? simulation.indexes.testpypi() : simulation.indexes.pypi();
        if (!job.effectivePermissions(workflow).grantsIdToken()) {
            log.error(
                    "OpenID Connect token retrieval failed: the ACTIONS_ID_TOKEN_REQUEST_TOKEN environment variable was unset");
            return false;
        }
        Uploader.Reply audience = simulation.uploader.audience(index);
        if (!audience.accepted()) {
            log.error("audience retrieval failed");
            return false;
        }
        ObjectNode claims = claims(audience.json().path("audience").asText());
        log.say("::add-mask::***");
        claims.properties()
                .forEach(claim ->
                        log.say(claim.getKey() + ": " + claim.getValue().asText()));
        Uploader.Reply minted =
                simulation.uploader.mint(index, simulation.issuer().signed(claims));
        if (!minted.accepted()) {
            refused(true, minted, claims);
            return false;
        }
        log.say("::add-mask::***");
        log.say("mint-token answered 200");
        return true;
    }

    /// For a reusable workflow the certificate names the caller as what was built.
    private SigningIdentity identity() {
        String home = "https://github.com/" + repo.fullName();
        return new SigningIdentity(
                home + "/" + workflow.path() + "@" + run.ref,
                home,
                run.sha,
                run.ref,
                home + "/" + run.path + "@" + run.ref,
                run.event,
                home + "/actions/runs/" + run.id + "/attempts/1");
    }

    private void refused(boolean action, Uploader.Reply minted, ObjectNode claims) {
        StringBuilder text = new StringBuilder(
                action
                        ? "Trusted publishing exchange failure:\nToken request failed: the server refused the request for "
                                + "the following reasons:\n"
                        : "TrustedPublishingFailure: The token request failed; the index server gave the following "
                                + "reasons:\n");
        for (JsonNode error : minted.json().path("errors")) {
            text.append("* `%s`: %s\n"
                    .formatted(
                            error.path("code").asText(),
                            error.path("description").asText()));
        }
        text.append("The claims rendered below are for debugging purposes only.\n");
        List.of(
                        "sub",
                        "repository",
                        "repository_owner",
                        "repository_owner_id",
                        "workflow_ref",
                        "job_workflow_ref",
                        "ref",
                        "environment")
                .forEach(claim -> text.append(
                        "* `%s`: `%s`\n".formatted(claim, claims.path(claim).asText("MISSING"))));
        log.error(text.toString());
    }

    private ObjectNode claims(String audience) {
        synchronized (hub) {
            Instant now = hub.clock.instant();
            String file = repo.fullName() + "/" + run.path + "@" + run.ref;
            Optional<String> environment =
                    job.environment().map(use -> use.name().value());
            ObjectNode claims = Json.object(
                    "iss",
                    Issuer.NAME,
                    "aud",
                    audience,
                    "jti",
                    UUID.randomUUID().toString(),
                    "sub",
                    "repo:" + repo.fullName()
                            + environment.map(e -> ":environment:" + e).orElse(":ref:" + run.ref),
                    "iat",
                    now.getEpochSecond(),
                    "nbf",
                    now.getEpochSecond() - 5,
                    "exp",
                    now.getEpochSecond() + 600,
                    "repository",
                    repo.fullName(),
                    "repository_id",
                    String.valueOf(repo.id),
                    "repository_owner",
                    repo.owner.login(),
                    "repository_owner_id",
                    String.valueOf(repo.owner.id()),
                    "repository_visibility",
                    repo.isPrivate ? "private" : "public",
                    "workflow",
                    run.name,
                    "workflow_ref",
                    file,
                    "job_workflow_ref",
                    repo.fullName() + "/" + workflow.path() + "@" + run.ref,
                    "ref",
                    run.ref,
                    "ref_type",
                    run.ref.startsWith("refs/tags/") ? "tag" : "branch",
                    "sha",
                    run.sha,
                    "event_name",
                    run.event,
                    "actor",
                    run.actor.login(),
                    "run_id",
                    String.valueOf(run.id),
                    "runner_environment",
                    "github-hosted");
            environment.ifPresent(name -> claims.put("environment", name));
            return claims;
        }
    }

    private boolean uploaded(Shipment shipment, URI index, String token, Optional<SigningIdentity> identity) {
        List<String> projects;
        String version;
        synchronized (hub) {
            projects = projects(shipment);
            version = version();
        }
        for (String project : projects) {
            PythonPackage source = new PythonPackage(
                    project, version, Map.of("Source", "https://github.com/" + repo.fullName()), run.sha);
            log.say("Uploading distributions to " + host(shipment) + "/legacy/");
            log.say("Uploading " + project + " " + version);
            Uploader.Reply reply = simulation.uploader.upload(index, source, token, identity, hub.clock.instant());
            if (!reply.accepted()) {
                String reason = reply.text().lines().findFirst().orElse("").strip();
                log.say("WARNING  Error during upload. Retry with the --verbose option for more details.");
                log.error("HTTPError: " + reply.status() + " " + (reply.status() == 403 ? "Forbidden" : "Bad Request")
                        + " from " + host(shipment) + "/legacy/\n" + reason);
                return false;
            }
        }
        return true;
    }

    private static String host(Shipment shipment) {
        return shipment.index().equals("pypi") ? "https://upload.pypi.org" : "https://test.pypi.org";
    }

    /// The projects whose folder the step names; all of them where it names none.
    private List<String> projects(Shipment shipment) {
        List<String> named = repo.projects.entrySet().stream()
                .filter(project ->
                        !project.getKey().isEmpty() && shipment.place().contains(project.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return named.isEmpty() ? List.copyOf(repo.projects.values()) : named;
    }

    /// A tag gives the version; a branch builds a development version, as setuptools-scm would.
    private String version() {
        if (run.ref.startsWith("refs/tags/")) {
            Matcher tag = VERSION.matcher(run.shortRef());
            return tag.find() ? tag.group(1) + tag.group(2) : "0.0.1";
        }
        String newest = repo.tags().stream().findFirst().orElse("0.0.0");
        Matcher tag = VERSION.matcher(newest);
        String[] parts = (tag.find() ? tag.group(1) : "0.0.0").split("\\.", -1);
        parts[parts.length - 1] = String.valueOf(Long.parseLong(parts[parts.length - 1]) + 1);
        return String.join(".", parts) + ".dev" + run.number;
    }
}
