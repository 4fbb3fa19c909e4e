package dev.tokenless.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// "valid token, but no corresponding publisher (…)": PyPI's answer where publisher and workflow disagree.
final class PublisherRefusal {

    private static final Pattern REFUSAL =
            Pattern.compile("(?:invalid-publisher|no corresponding publisher|is not registered as a trusted publisher)"
                    + "(?:[^()]{0,80}\\((.{0,400}?)\\)(?:\\s|$|`|\"|\\\\))?");
    private static final Pattern CLAIM = Pattern.compile("(?:required|optional) claim '(\\w+)'|Missing claim '(\\w+)'");

    private PublisherRefusal() {}

    static Optional<Doctor.Sighting> find(String flowing, LogFacts facts, Optional<Publisher> registered) {
        Matcher matcher = REFUSAL.matcher(flowing);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String detail = matcher.group(1) == null ? "" : matcher.group(1);
        return Optional.of(new Doctor.Sighting(
                matcher.start(),
                matcher.end(),
                false,
                "invalid-publisher",
                cure(detail, facts, registered),
                Optional.of(facts.publisherPage())));
    }

    private static String cure(String detail, LogFacts facts, Optional<Publisher> registered) {
        if (detail.contains("pull_request_target")) {
            return "PyPI takes nothing from a run that `pull_request_target` started. Publish on a release or a tag.";
        }
        if (differs(facts.fileRepository(), facts.repository())) {
            return "The job runs from a reusable workflow of another repository ("
                    + facts.claim("job_workflow_ref").orElse("")
                    + "), which cannot be registered. Put the publish job into a workflow of this repository.";
        }
        List<String> differences =
                registered.map(publisher -> differences(publisher, facts)).orElse(List.of());
        if (!differences.isEmpty()) {
            return "The publisher on " + facts.index() + " differs from what the job presents: "
                    + String.join("; ", differences) + ". Change it there, or in the workflow.";
        }
        return claimed(detail) + presented(facts) + pending(detail, facts);
    }

    /// A pending publisher that has run out is simply not there any more.
    private static String pending(String detail, LogFacts facts) {
        return detail.contains("was not found")
                ? " For a project that does not exist yet: a pending publisher runs out after 30 days; add it anew on "
                        + facts.host() + "/manage/account/publishing/."
                : "";
    }

    private static String claimed(String detail) {
        Matcher claim = CLAIM.matcher(detail);
        if (claim.find()) {
            return "The field that differs is `" + (claim.group(1) == null ? claim.group(2) : claim.group(1)) + "`. ";
        }
        return detail.contains("job_workflow_ref")
                ? "The field that differs is `job_workflow_ref`, the workflow file. "
                : "";
    }

    private static String presented(LogFacts facts) {
        if (!facts.printed()) {
            return "Compare owner, repository, workflow file name and environment of the publisher on " + facts.index()
                    + " with the repository, letter for letter; the log does not print what was presented.";
        }
        String environment = facts.claim("environment")
                .map(name -> "environment " + name)
                .orElse(
                        "no environment: a publisher that names one never matches, so name it in the job or leave it out there");
        return "Add or correct the publisher on " + facts.index() + ", letter for letter: repository "
                + facts.claim("repository").orElse("?") + ", workflow "
                + facts.file().orElse("?") + ", " + environment + ".";
    }

    private static List<String> differences(Publisher publisher, LogFacts facts) {
        List<String> found = new ArrayList<>();
        facts.claim("repository")
                .filter(name -> !name.equals(publisher.repository().toString()))
                .ifPresent(name -> found.add("repository " + publisher.repository() + " against " + name));
        facts.file()
                .filter(name -> !name.equals(publisher.file().name()))
                .ifPresent(name -> found.add("workflow " + publisher.file() + " against " + name));
        publisher.environment().filter(name -> facts.printed()).ifPresent(name -> {
            Optional<String> claimed = facts.claim("environment");
            if (!claimed.map(name.value()::equalsIgnoreCase).orElse(false)) {
                found.add("environment " + name + " against " + claimed.orElse("none"));
            }
        });
        return found;
    }

    private static boolean differs(Optional<?> one, Optional<?> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }
}
