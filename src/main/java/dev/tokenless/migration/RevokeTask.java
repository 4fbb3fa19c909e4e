package dev.tokenless.migration;

import dev.tokenless.desktop.SafeLink;
import dev.tokenless.pypi.Revoker;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The task of revoking, with what to look for on the index's page: each token's scope, and whom to write to.
final class RevokeTask {

    /// A token's scope as the index's page prints it.
    static final String SCOPE = "Scope";

    static final String WHOLE_ACCOUNT = "All projects";

    private final Ports ports;
    private final RepositoryName repository;

    RevokeTask(Ports ports, RepositoryName repository) {
        this.ports = ports;
        this.repository = repository;
    }

    /// @param stillNeeding other repositories that an account-wide token may still serve
    /// @param ready        others whose tokens may go too: one look at the page does for all of them
    /// @param stillUsed    secrets that stay, which may hold one of the tokens
    HumanTask of(
            Change.RevokeTokens change,
            List<RepositoryName> stillNeeding,
            List<Neighbours.One> ready,
            List<Reason> stillUsed) {
        List<ProjectName> projects = projects(change.reach());
        List<HumanTask.Value> values = new ArrayList<>();
        List<Neighbours.One> along = stillNeeding.isEmpty() ? ready : List.of();
        List<Target.Publishing> reach = new ArrayList<>(change.reach());
        along.forEach(one -> reach.addAll(one.reach()));
        projects(reach).forEach(project -> values.add(new HumanTask.Value(SCOPE, "Project: " + project)));
        if (stillNeeding.isEmpty()) {
            values.add(new HumanTask.Value(SCOPE, WHOLE_ACCOUNT));
        }
        stillUsed.forEach(why -> values.add(new HumanTask.Value("Still in use", why.sentence())));
        values.add(new HumanTask.Value("Message to co-maintainers", message(change, projects)));
        return task(change, values, ask(change, stillNeeding, along) + first(stillUsed), stillNeeding.isEmpty());
    }

    private HumanTask task(Change.RevokeTokens change, List<HumanTask.Value> values, String ask, boolean whole) {
        SafeLink page =
                switch (ports.index(change.index()).revoker().revoke()) {
                    case Revoker.Revoking.ByHand byHand -> byHand.page();
                };
        return new HumanTask(
                HumanTask.Kind.REVOKE_TOKENS,
                change,
                Item.TOKENS_REVOKED,
                new Target.Tokens(change.index()),
                page,
                List.copyOf(values),
                ask,
                "They are revoked",
                true,
                whole ? Optional.empty() : Optional.of("Its token serves the whole account"));
    }

    private static String ask(
            Change.RevokeTokens change, List<RepositoryName> stillNeeding, List<Neighbours.One> along) {
        String account = stillNeeding.isEmpty()
                ? "Remove every API token with one of these scopes; name, scope and last use stand in the list. One for all"
                        + " projects serves also those that were never walked here: if one of them still needs it, walk it"
                        + " first."
                        + (along.isEmpty()
                                ? ""
                                : " Your answer counts for "
                                        + names(along.stream()
                                                .map(Neighbours.One::repository)
                                                .toList())
                                        + " too.")
                : "Remove every API token with one of these scopes. Leave those for all projects: "
                        + names(stillNeeding) + " may still need one.";
        return account
                + " Tokens belong to people, so send your co-maintainers the message below. Look also into .pypirc, your"
                + " keyring and any other CI."
                + (change.password()
                        ? " A workflow signed in with a user name and a password: change the account's password too."
                        : "");
    }

    /// Whoever revokes what another workflow still sends would break that one.
    private static String first(List<Reason> stillUsed) {
        return stillUsed.isEmpty()
                ? ""
                : " " + stillUsed.stream().map(Reason::sentence).collect(Collectors.joining(" "))
                        + " If it sends one of these tokens, give it a credential of its own first.";
    }

    private static String names(List<RepositoryName> repositories) {
        return repositories.stream().map(RepositoryName::toString).collect(Collectors.joining(", "));
    }

    private String message(Change.RevokeTokens change, List<ProjectName> projects) {
        String names = projects.stream().map(ProjectName::value).collect(Collectors.joining(", "));
        return names + " is now released by " + repository + " without any API token. If you have a token on "
                + Indexes.name(change.index())
                + " that can upload it, for this project or for your whole account, please"
                + " remove it: Account settings, API tokens. Look into your .pypirc, your keyring and other CI too. The"
                + " project's security history shows if one is still used. Please do not send me the token.";
    }

    private static List<ProjectName> projects(List<Target.Publishing> reach) {
        return reach.stream()
                .flatMap(target -> target.project().stream())
                .distinct()
                .toList();
    }
}
