package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Matches claims against publishers as PyPI does (pypi/warehouse, `warehouse/oidc/models/github.py`).
final class Warehouse {

    static final String CODE = "invalid-publisher";
    private static final String NOT_FOUND = refusal("Publisher with matching claims was not found");
    private static final Pattern FILE = Pattern.compile("([^/]+\\.(?:yml|yaml))(?=@)");

    private Warehouse() {}

    /// First the look-up by exact equality of owner, repository, file and environment, a publisher that names the
    /// environment before one that names none; then the checks of each claim.
    static Verdict accepts(IndexKind index, Claims claims, List<Registered> publishers) {
        List<Registered> own =
                publishers.stream().filter(entry -> entry.index() == index).toList();
        Optional<String> file = file(claims.jobWorkflowRef());
        if (file.isEmpty()) {
            return refused("Could not job extract workflow filename from OIDC claims", "Rename the workflow to *.yml.");
        }
        List<Registered> found = own.stream()
                .filter(entry -> sameText(entry.publisher().repository(), claims.repository())
                        && entry.publisher().file().name().equals(file.get()))
                .toList();
        return found.stream()
                .filter(entry -> lower(entry.publisher().environment()).equals(lower(claims.environment()))
                        && claims.environment().isPresent())
                .findFirst()
                .or(() -> found.stream()
                        .filter(entry -> entry.publisher().environment().isEmpty())
                        .findFirst())
                .map(entry -> checked(entry, claims, file.get()))
                .orElseGet(() -> new Verdict.Refused(CODE, NOT_FOUND, Mismatch.change(index, claims, file.get(), own)));
    }

    private static Verdict checked(Registered entry, Claims claims, String file) {
        Publisher publisher = entry.publisher();
        if (differs(entry.ownerId(), claims.ownerId())) {
            return refused(
                    "Check failed for required claim 'repository_owner_id'",
                    "Remove the publisher and add it again: the repository's owner is another account than when it was"
                            + " registered.");
        }
        String expected = publisher.repository() + "/" + publisher.file().path() + "@" + claims.ref();
        String own = publisher.repository() + "/" + publisher.file().path() + "@";
        if (!claims.jobWorkflowRef().startsWith(own)) {
            return refused(
                    "The job_workflow_ref claim does not match, expecting one of ['" + expected + "'], got '"
                            + claims.jobWorkflowRef() + "'",
                    "Put the publish job into a workflow of " + claims.repository()
                            + ": a reusable workflow of another repository cannot be registered.");
        }
        if (claims.eventName().equals("pull_request_target")) {
            return refused(
                    "Publishing from a workflow invoked via 'pull_request_target' is not supported.",
                    "Start the publish job by a release or a tag instead.");
        }
        return new Verdict.Accepted("publisher " + publisher
                + (publisher.environment().isEmpty() ? " (Any)" : "")
                + (file.equals(file(claims.workflowRef()).orElse(file)) ? "" : ", the file that is called")
                + (claims.eventName().equals("pull_request") ? "; a fork's pull request gets no identity token" : ""));
    }

    static Verdict refused(String detail, String change) {
        return new Verdict.Refused(CODE, refusal(detail), change);
    }

    private static String refusal(String detail) {
        return "valid token, but no corresponding publisher (" + detail + ")";
    }

    /// Not [RepositoryName#equals], which overlooks case as GitHub does: PyPI's look-up does not.
    private static boolean sameText(RepositoryName one, RepositoryName other) {
        return one.owner().equals(other.owner()) && one.name().equals(other.name());
    }

    private static String lower(Optional<EnvironmentName> name) {
        return name.map(value -> value.value().toLowerCase(Locale.ROOT)).orElse("");
    }

    private static boolean differs(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent() && one.getAsLong() != other.getAsLong();
    }

    static Optional<String> file(String workflowRef) {
        Matcher matcher = FILE.matcher(workflowRef);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
