package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Who one is, what one sees, and what a repository says of itself.
final class RepositoryRoutes {

    static final String REPO = "/repos/{owner}/{repo}";

    private final Hub hub;
    private final Shapes shapes;

    RepositoryRoutes(Hub hub) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
    }

    void addTo(Router router) {
        router.on("GET", "/user", call -> Answer.json(200, shapes.privateUser(hub.viewer(call))))
                .on(
                        "GET",
                        "/user/repos",
                        call -> Pages.of(
                                call, list(hub.visibleTo(hub.viewer(call).login()), call)))
                .on("GET", "/user/orgs", this::organizations)
                .on("GET", "/users/{login}", this::user)
                .on("GET", "/orgs/{org}/repos", this::organizationRepositories)
                .on("GET", REPO, call -> Answer.json(200, shapes.repository(hub.repo(call), hub.login(call))))
                .on("GET", REPO + "/collaborators", this::collaborators)
                .on("GET", REPO + "/collaborators/{username}/permission", this::permission)
                .on("GET", REPO + "/teams", this::teams)
                .on("GET", REPO + "/actions/permissions", this::actionsPermissions)
                .on("GET", REPO + "/actions/permissions/selected-actions", this::selectedActions)
                .on("GET", REPO + "/actions/permissions/workflow", this::workflowPermissions)
                .on("GET", REPO + "/actions/oidc/customization/sub", this::subject)
                .on("GET", REPO + "/immutable-releases", this::immutableReleases);
    }

    private List<ObjectNode> list(List<Repo> repos, Call call) {
        return repos.stream()
                .map(repo -> shapes.repository(repo, hub.login(call)))
                .toList();
    }

    private Answer teams(Call call) {
        hub.repo(call);
        return Pages.of(call, List.of());
    }

    private Answer organizations(Call call) {
        String login = hub.viewer(call).login();
        return Pages.of(
                call,
                hub.visibleTo(login).stream()
                        .map(repo -> repo.owner)
                        .filter(Account::organization)
                        .distinct()
                        .map(shapes::organization)
                        .toList());
    }

    private Answer user(Call call) {
        return hub.account(call.parameter("login"))
                .map(account -> Answer.json(200, shapes.privateUser(account)))
                .orElseGet(Errors::notFound);
    }

    private Answer organizationRepositories(Call call) {
        String org = call.parameter("org");
        return hub.account(org).filter(Account::organization).isEmpty()
                ? Errors.notFound()
                : Pages.of(
                        call,
                        list(
                                hub.repos.values().stream()
                                        .filter(repo -> repo.owner.login().equalsIgnoreCase(org))
                                        .filter(repo ->
                                                repo.role(hub.login(call)).isPresent())
                                        .toList(),
                                call));
    }

    private Answer collaborators(Call call) {
        Repo repo = hub.repo(call, "write");
        List<ObjectNode> people = new ArrayList<>();
        repo.roles.forEach((login, role) -> hub.account(login).ifPresent(account -> {
            ObjectNode person = shapes.user(account).put("role_name", role);
            person.set("permissions", shapes.permissions(repo, login));
            people.add(person);
        }));
        return Pages.of(call, people);
    }

    private Answer permission(Call call) {
        Repo repo = hub.repo(call, "write");
        return hub.account(call.parameter("username"))
                .map(account -> {
                    String role = repo.role(account.login()).orElse("none");
                    ObjectNode user = shapes.user(account).put("role_name", role);
                    user.set("permissions", shapes.permissions(repo, account.login()));
                    return Answer.json(
                            200,
                            Json.object("permission", role.toLowerCase(Locale.ROOT), "role_name", role, "user", user));
                })
                .orElseGet(Errors::notFound);
    }

    private Answer actionsPermissions(Call call) {
        Repo repo = hub.repo(call, "admin");
        ObjectNode node = Json.object(
                "enabled",
                true,
                "allowed_actions",
                repo.allowedActions,
                "sha_pinning_required",
                repo.shaPinningRequired);
        if (repo.allowedActions.equals("selected")) {
            node.put("selected_actions_url", shapes.url(repo) + "/actions/permissions/selected-actions");
        }
        return Answer.json(200, node);
    }

    private Answer selectedActions(Call call) {
        Repo repo = hub.repo(call, "admin");
        return repo.allowedActions.equals("selected")
                ? Answer.json(
                        200,
                        Json.object(
                                "github_owned_allowed",
                                true,
                                "verified_allowed",
                                true,
                                "patterns_allowed",
                                List.of("pypa/*")))
                : Errors.of(409, "The repository does not restrict which actions may run.");
    }

    private Answer workflowPermissions(Call call) {
        hub.repo(call, "admin");
        return Answer.json(
                200, Json.object("default_workflow_permissions", "read", "can_approve_pull_request_reviews", false));
    }

    private Answer subject(Call call) {
        hub.repo(call);
        return Answer.json(200, Json.object("use_default", true));
    }

    private Answer immutableReleases(Call call) {
        return hub.repo(call, "admin").immutableReleases
                ? Answer.json(200, Json.object("enabled", true, "enforced_by_owner", false))
                : Errors.notFound();
    }
}
