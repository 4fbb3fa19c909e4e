package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What GitHub writes into the identity token of one job of one run (GitHub docs, "OpenID Connect reference").
///
/// @param audience `pypi` or `testpypi`
/// @param repositoryId empty where it is not known
/// @param ownerId empty where it is not known
/// @param jobWorkflowRef the file that holds the job, `owner/name/.github/workflows/file.yml@refs/…`
/// @param workflowRef the file that the event started; differs from the former where a reusable workflow is called
/// @param actor who starts the run; empty where it can be anybody
public record Claims(
        String audience,
        RepositoryName repository,
        OptionalLong repositoryId,
        OptionalLong ownerId,
        String jobWorkflowRef,
        String workflowRef,
        GitRef ref,
        Optional<EnvironmentName> environment,
        String eventName,
        Optional<String> actor) {

    /// The only issuer that PyPI trusts for GitHub; GitHub Enterprise Server and `*.ghe.com` have others.
    public static final String ISSUER = "https://token.actions.githubusercontent.com";

    /// The subject in the form of repositories made before 2026-07-15. PyPI does not look at it.
    public String subject() {
        return "repo:" + repository + ":" + subjectContext();
    }

    /// The subject with numeric ids, of repositories made, renamed or moved since 2026-07-15. PyPI does not look at
    /// it.
    public String immutableSubject() {
        return "repo:" + repository.owner() + "@" + id(ownerId) + "/" + repository.name() + "@" + id(repositoryId) + ":"
                + subjectContext();
    }

    private String subjectContext() {
        if (environment.isPresent()) {
            return "environment:" + environment.get();
        }
        return eventName.startsWith("pull_request") ? "pull_request" : "ref:" + ref;
    }

    private static String id(OptionalLong id) {
        return id.isPresent() ? Long.toString(id.getAsLong()) : "ID";
    }

    /// Whether the job runs from another file than the one that the event started.
    static boolean reusable(Claims claims) {
        return !claims.jobWorkflowRef().equals(claims.workflowRef());
    }

    /// The claims by name, in the order in which PyPI's publish action prints them, then the rest. What a job does
    /// not present is left out.
    public Map<String, String> asMap() {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", audience);
        claims.put("sub", subject());
        claims.put("repository", repository.toString());
        claims.put("repository_owner", repository.owner());
        ownerId.ifPresent(id -> claims.put("repository_owner_id", Long.toString(id)));
        claims.put("job_workflow_ref", jobWorkflowRef);
        claims.put("workflow_ref", workflowRef);
        claims.put("ref", ref.full());
        claims.put("ref_type", ref.type());
        environment.ifPresent(name -> claims.put("environment", name.value()));
        claims.put("event_name", eventName);
        actor.ifPresent(name -> claims.put("actor", name));
        return claims;
    }
}
