package dev.tokenless.cli;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.Permission;
import dev.tokenless.migration.Engine;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.Rights;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.Surveyed;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Before the first write: which rights the token has in each repository. One whose plan would surely be refused is not
/// begun; the others go on.
record Preflight(List<Rights> rights, List<Rights> stopped) {

    static Preflight of(Engine engine, List<Surveyed> surveyed) {
        List<Rights> rights = engine.rights(surveyed, new Cancellation());
        return new Preflight(rights, rights.stream().filter(Rights::stops).toList());
    }

    /// A line for each right that is missing, and one for those that cannot be known.
    List<String> lines() {
        return rights.stream().flatMap(Preflight::lines).toList();
    }

    private static Stream<String> lines(Rights rights) {
        Stream<String> missing = rights.permissions().stream()
                .filter(permission -> permission.state() == Permission.State.MISSING)
                .map(permission -> permission.sentence(rights.repository()));
        String unknown = rights.permissions().stream()
                .filter(permission -> permission.state() == Permission.State.UNKNOWN)
                .map(Permission::name)
                .collect(Collectors.joining(", "));
        return Stream.concat(
                missing,
                Stream.of("Cannot be known before writing to " + rights.repository() + ": " + unknown + ".")
                        .filter(_ -> !unknown.isEmpty()));
    }

    /// The plans that may be walked.
    List<Plan> allowed(List<Surveyed> surveyed) {
        Set<RepositoryName> names = stopped.stream().map(Rights::repository).collect(Collectors.toSet());
        return surveyed.stream()
                .flatMap(one -> one.plan().stream())
                .filter(plan -> !names.contains(plan.repository()))
                .toList();
    }

    /// How the others stand.
    List<Standing> refused() {
        return stopped.stream()
                .map(one -> Standing.failed(one.repository(), one.reason()))
                .toList();
    }
}
