package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Launch;
import dev.tokenless.trust.Launches;
import dev.tokenless.trust.Setup;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the pull request would publish by itself: by being pushed and opened, or by being merged.
final class Launching {

    /// What a person types to let a branch be pushed that publishes.
    static final String YES = "yes";

    private Launching() {}

    /// All that the plan's pull request would publish, by what is there now.
    static List<Launch> of(Plan plan, Survey now) {
        return of(
                now,
                plan.choices(),
                plan.pullRequest().branch(),
                plan.files().stream().map(FileChange::path).toList());
    }

    /// Of these, what pushing the branch and opening the pull request starts.
    static List<Launch> proposing(List<Launch> launches) {
        return launches.stream()
                .filter(launch -> launch.moment() != Launch.Moment.MERGE)
                .toList();
    }

    /// Of these, what merging starts.
    static List<Launch> merging(List<Launch> launches) {
        return launches.stream()
                .filter(launch -> launch.moment() == Launch.Moment.MERGE)
                .toList();
    }

    static List<Launch> of(Survey now, Choices choices, String branch, List<String> changed) {
        Map<EnvironmentName, EnvironmentRules> environments = new HashMap<>();
        now.rewritings(choices.rewrite()).stream()
                .flatMap(rewriting -> rewriting.registrations().stream())
                .flatMap(registration -> registration.environment().stream())
                .forEach(name -> environments.put(name, Protection.wanted(now, choices, name)));
        return Launches.of(
                now.sources(),
                Protection.facts(now),
                new Setup(List.of(), environments, Optional.empty()),
                now.rewriter(choices.rewrite()),
                branch,
                changed);
    }

    static List<String> keys(List<Launch> launches) {
        return launches.stream().map(Launch::key).distinct().toList();
    }

    /// As `job upload of publish.yml publishes to PyPI (push)`.
    static String words(List<Launch> launches) {
        return launches.stream()
                .map(launch -> "job " + launch.job() + " of " + name(launch.path()) + " publishes to "
                        + (launch.index() == IndexKind.COMPUTED
                                ? "an index that is computed while it runs"
                                : Indexes.name(launch.index()))
                        + " (" + launch.trigger()
                        + launch.undecided()
                                .map(condition -> ", depending on `" + condition + "`")
                                .orElse("")
                        + ")")
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
