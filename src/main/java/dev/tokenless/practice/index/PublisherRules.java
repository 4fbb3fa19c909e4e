package dev.tokenless.practice.index;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which publisher an identity stands for, and why none does.
/// Source: pypi/warehouse `oidc/models/github.py` and `oidc/models/_core.py`.
final class PublisherRules {
    private static final List<String> REQUIRED =
            List.of("repository", "repository_owner", "repository_owner_id", "job_workflow_ref", "event_name", "jti");
    private static final String NOT_FOUND = "Publisher with matching claims was not found";

    /// A publisher, or the detail that PyPI puts into its `invalid-publisher` answer.
    sealed interface Match {
        record Found(Publisher publisher) implements Match {}

        record NotFound(String detail) implements Match {}
    }

    private PublisherRules() {}

    static Match match(Claims claims, List<Publisher> registered) {
        for (String claim : REQUIRED) {
            if (!claims.has(claim)) {
                return new Match.NotFound("Missing claim '" + claim + "'");
            }
        }
        if (claims.text("job_workflow_ref").isEmpty()) {
            return new Match.NotFound("The job_workflow_ref claim is empty");
        }
        Optional<String> file = claims.workflowFile();
        if (file.isEmpty()) {
            return new Match.NotFound("Could not job extract workflow filename from OIDC claims");
        }
        return select(claims, file.get(), registered)
                .<Match>map(publisher -> complaint(claims, publisher)
                        .<Match>map(Match.NotFound::new)
                        .orElseGet(() -> new Match.Found(publisher)))
                .orElseGet(() -> new Match.NotFound(NOT_FOUND));
    }

    /// The query compares exactly, letter case included; a publisher for the claimed environment wins over one for any.
    private static Optional<Publisher> select(Claims claims, String file, List<Publisher> registered) {
        String environment = claims.text("environment").toLowerCase(Locale.ROOT);
        List<Publisher> candidates = registered.stream()
                .filter(publisher -> publisher.repositoryPath().equals(claims.text("repository")))
                .filter(publisher -> publisher.workflow().equals(file))
                .toList();
        return candidates.stream()
                .filter(publisher -> !publisher.takesAnyEnvironment())
                .filter(publisher -> publisher.environment().equals(environment))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(Publisher::takesAnyEnvironment)
                        .findFirst());
    }

    private static Optional<String> complaint(Claims claims, Publisher publisher) {
        if (!claims.text("repository_owner").equals(publisher.owner())) {
            return Optional.of("Check failed for required claim 'repository_owner'");
        }
        if (!claims.text("repository_owner_id").equals(Long.toString(publisher.ownerId()))) {
            return Optional.of("Check failed for required claim 'repository_owner_id'");
        }
        return workflowComplaint(claims, publisher).or(() -> eventComplaint(claims));
    }

    private static Optional<String> workflowComplaint(Claims claims, Publisher publisher) {
        String ref = claims.text("ref");
        String commit = claims.text("sha");
        if (ref.isEmpty() && commit.isEmpty()) {
            return Optional.of("The ref and sha claims are empty");
        }
        String file = publisher.repositoryPath() + "/.github/workflows/" + publisher.workflow();
        List<String> expected = List.of(ref, commit).stream()
                .filter(revision -> !revision.isEmpty())
                .map(revision -> file + "@" + revision)
                .toList();
        String claimed = claims.text("job_workflow_ref");
        if (expected.contains(claimed)) {
            return Optional.empty();
        }
        return Optional.of("The job_workflow_ref claim does not match, expecting one of [%s], got '%s'"
                .formatted(
                        String.join(
                                ", ",
                                expected.stream().map(one -> "'" + one + "'").toList()),
                        claimed));
    }

    private static Optional<String> eventComplaint(Claims claims) {
        return claims.text("event_name").equals("pull_request_target")
                ? Optional.of("Publishing from a workflow invoked via 'pull_request_target' is not supported.")
                : Optional.empty();
    }
}
