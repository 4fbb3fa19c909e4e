package dev.tokenless.migration;

import dev.tokenless.github.Permission;
import dev.tokenless.github.Permission.Need;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Before work begins: what the token may do in a repository, and what the plan will miss.
///
/// @param permissions everything that the whole road may need, as found
/// @param lacking     what is still needed and surely refused to this token
/// @param leaked      whether the plan is that of a leaked token
public record Rights(
        RepositoryName repository, List<Permission> permissions, List<Permission> lacking, boolean leaked) {

    /// @param history what is done already needs no right any more
    static Rights of(Plan plan, History history, List<Permission> permissions) {
        Set<Need> needs = plan.changes().stream()
                .filter(change -> !history.isDone(change))
                .flatMap(change -> needs(change, history))
                .collect(Collectors.toSet());
        return new Rights(
                plan.repository(),
                permissions,
                permissions.stream()
                        .filter(permission -> needs.contains(permission.need()) && permission.tokenLacks())
                        .toList(),
                plan.choices().leaked());
    }

    /// Whether the work stops before its first write. After a leak it does not: revoking comes first, and needs no
    /// right on GitHub.
    public boolean stops() {
        return !leaked && !lacking.isEmpty();
    }

    /// What stops the work before its first write, in a sentence each.
    public Reason reason() {
        return Reason.of(
                "permission-missing",
                lacking.stream()
                        .map(permission -> permission.sentence(repository))
                        .collect(Collectors.joining(
                                " ", "Nothing was changed, because the token may not do what the plan needs: ", "")));
    }

    private static Stream<Need> needs(Change change, History history) {
        boolean proposed = history.proposal().isPresent();
        return switch (change) {
            case Change.PutEnvironment _ -> Stream.of(Need.ENVIRONMENT);
            case Change.RewriteWorkflows _ ->
                proposed ? Stream.of(Need.PULL_REQUEST) : Stream.of(Need.WORKFLOWS, Need.PULL_REQUEST);
            case Change.Document _ -> Stream.of(Need.PULL_REQUEST);
            case Change.Rehearse _ -> Stream.of(Need.RUNS);
            case Change.Mint mint ->
                mint.opens() ? Stream.of(Need.WORKFLOWS, Need.ENVIRONMENT) : Stream.of(Need.WORKFLOWS);
            case Change.DeleteSecrets secrets -> secrets.secrets().stream().flatMap(secret -> store(secret.place()));
            case Change.RegisterPublisher _, Change.Release _, Change.RevokeTokens _, Change.LookBack _ ->
                Stream.empty();
        };
    }

    // as Places writes them; of the other stores GitHub tells nothing beforehand
    private static Stream<Need> store(String place) {
        if (place.startsWith("environment ")) {
            return Stream.of(Need.ENVIRONMENT_SECRETS);
        }
        return switch (place) {
            case "repository" -> Stream.of(Need.SECRETS);
            case "Dependabot" -> Stream.of(Need.DEPENDABOT);
            default -> Stream.empty();
        };
    }
}
