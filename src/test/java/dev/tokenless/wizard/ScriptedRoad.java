package dev.tokenless.wizard;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.github.Permission;
import dev.tokenless.github.Permission.Cure;
import dev.tokenless.github.Permission.Need;
import dev.tokenless.migration.Change;
import dev.tokenless.migration.Checklist;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.DoomedSecret;
import dev.tokenless.migration.Draft;
import dev.tokenless.migration.FileChange;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Next;
import dev.tokenless.migration.Person;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.Proof;
import dev.tokenless.migration.PullRequestText;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Rights;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.State;
import dev.tokenless.migration.Target;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Publisher;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.wizard.road.OneRoad;
import dev.tokenless.wizard.road.Prepared;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A road that needs no world: each change is done when the window asks for it, in order.
final class ScriptedRoad implements OneRoad {

    static final String BEFORE = """
            name: publish
            on:
              release:
                types: [published]
            jobs:
              deploy:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - run: python -m build
                  - name: Publish package
                    uses: pypa/gh-action-pypi-publish@v1.4.2
                    with:
                      user: __token__
                      password: ${{ secrets.PYPI_API_TOKEN }}
            """;
    private static final String AFTER = """
            name: publish
            on:
              release:
                types: [published]
            jobs:
              deploy:
                runs-on: ubuntu-latest
                environment:
                  name: pypi
                permissions:
                  id-token: write
                steps:
                  - uses: actions/checkout@v4
                  - run: python -m build
                  - name: Publish package
                    uses: pypa/gh-action-pypi-publish@release/v1
            """;
    /// A repository in which the token lacks a scope that the plan needs.
    static final String LACKING = "rocket-6";

    /// One of which GitHub does not tell.
    static final String UNSURE = "rocket-7";

    private static final Instant THEN = Instant.parse("2026-11-22T14:02:00Z");

    private final RepositoryName name;
    private final List<Change> changes;
    private final Set<String> done = new HashSet<>();
    private boolean merged;
    private boolean unlocked;

    ScriptedRoad(RepositoryName name) {
        this.name = name;
        EnvironmentName environment = new EnvironmentName("pypi");
        WorkflowFile file = new WorkflowFile("publish.yml");
        ProjectName project = new ProjectName(name.name());
        Target.Publishing target =
                new Target.Publishing(file, IndexKind.PYPI, Optional.of(project), Optional.of(environment));
        changes = List.of(
                new Change.PutEnvironment(
                        environment,
                        EnvironmentRules.missing(),
                        EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of("main")))),
                new Change.RegisterPublisher(target, project, new Publisher(name, file, Optional.of(environment))),
                new Change.RewriteWorkflows(List.of(new FileChange(
                        ".github/workflows/publish.yml",
                        Optional.of("0"),
                        "1",
                        List.of("job deploy: permissions id-token: write", "job deploy: password removed")))),
                new Change.Release(List.of(target)),
                new Change.RevokeTokens(IndexKind.PYPI, List.of(target)),
                new Change.DeleteSecrets(List.of(new DoomedSecret(
                        new SecretName("PYPI_API_TOKEN"),
                        "repository",
                        List.of(target),
                        "publish.yml uses it in job deploy."))));
    }

    @Override
    public Prepared prepare(Choices choices, Cancellation cancellation, Consumer<String> doing) {
        OffTheWindow.here("prepare");
        Plan plan = new Plan(
                name,
                "c0ffee",
                choices,
                List.of(),
                changes,
                new PullRequestText("tokenless", "Publish without a token", ""),
                List.of(),
                List.of());
        return new Prepared(
                plan,
                List.of(new Draft(".github/workflows/publish.yml", Optional.of(BEFORE), AFTER, List.of())),
                List.of(),
                rights());
    }

    private Rights rights() {
        Permission environment = new Permission(Need.ENVIRONMENT, "scope repo", Permission.State.PRESENT, Cure.NONE);
        Permission missing =
                new Permission(Need.WORKFLOWS, "scope workflow", Permission.State.MISSING, Cure.NEW_CLASSIC_TOKEN);
        Permission unknown = new Permission(Need.SECRETS, "Secrets: write", Permission.State.UNKNOWN, Cure.NONE);
        return switch (name.name()) {
            case LACKING -> new Rights(name, List.of(environment, missing, unknown), List.of(missing), false);
            case UNSURE -> new Rights(name, List.of(environment, unknown), List.of(), false);
            default -> new Rights(name, List.of(environment), List.of(), false);
        };
    }

    @Override
    public Standing agree(Cancellation cancellation, Consumer<String> doing) {
        OffTheWindow.here("agree");
        return standing();
    }

    @Override
    public Standing look(Cancellation cancellation, Consumer<String> doing) {
        OffTheWindow.here("look");
        return standing();
    }

    @Override
    public Standing carryOut(Change change, Cancellation cancellation, Consumer<String> doing) {
        OffTheWindow.here("carryOut");
        doing.accept("Working at " + change.id());
        if (change instanceof Change.RewriteWorkflows) {
            merged = true;
        } else {
            done.add(change.id());
        }
        return standing();
    }

    @Override
    public Standing confirm(HumanTask task, String note, Cancellation cancellation, Consumer<String> doing) {
        OffTheWindow.here("confirm");
        done.add(task.change().id());
        return standing();
    }

    @Override
    public Standing deny(HumanTask task, Cancellation cancellation, Consumer<String> doing) {
        OffTheWindow.here("deny");
        return standing();
    }

    @Override
    public Standing unlock(String typed, Cancellation cancellation, Consumer<String> doing) {
        OffTheWindow.here("unlock");
        unlocked = true;
        return standing();
    }

    private Standing standing() {
        List<Next> next = new ArrayList<>();
        boolean earlier = true;
        for (Change change : changes) {
            if (!done.contains(change.id())) {
                next.add(earlier ? open(change) : later(change));
                earlier = false;
            }
        }
        return new Standing(name, Optional.of(checklist()), next, List.of(), List.of(), List.of(), Optional.empty());
    }

    private Next later(Change change) {
        Reason why = new Reason("later", "The new way is not proved yet.", Optional.empty());
        return change instanceof Change.DeleteSecrets && !unlocked
                ? new Next.Blocked(change, why)
                : new Next.Waiting(change, why, Optional.empty());
    }

    private Next open(Change change) {
        return switch (change) {
            case Change.PutEnvironment _ -> new Next.Ready(change, "Create environment pypi");
            case Change.RewriteWorkflows _ ->
                merged
                        ? task(HumanTask.Kind.MERGE, change, "It is merged")
                        : new Next.Ready(change, "Open pull request");
            case Change.DeleteSecrets _ -> new Next.Ready(change, "Delete PYPI_API_TOKEN");
            case Change.RegisterPublisher _ -> task(HumanTask.Kind.REGISTER_PUBLISHER, change, "It is added");
            case Change.Release _ -> task(HumanTask.Kind.RELEASE, change, "It is released");
            case Change.RevokeTokens _, Change.LookBack _, Change.Mint _ ->
                task(HumanTask.Kind.REVOKE_TOKENS, change, "They are revoked");
            case Change.Document _, Change.Rehearse _ -> throw new IllegalStateException(change.id());
        };
    }

    private Next task(HumanTask.Kind kind, Change change, String confirm) {
        return new Next.Needed(new HumanTask(
                kind,
                change,
                Item.PUBLISHER,
                new Target.WholeRepository(),
                SafeLink.of("https://pypi.org/manage/projects/", World.REAL).orElseThrow(),
                List.of(
                        new HumanTask.Value("Owner", name.owner()),
                        new HumanTask.Value("Repository", name.name()),
                        new HumanTask.Value("Workflow", "publish.yml"),
                        new HumanTask.Value("Environment", "pypi")),
                "The form opens filled in. Compare the values, then press the page’s own button.",
                confirm,
                true));
    }

    private Checklist checklist() {
        Map<Item, Map<Target, State>> items = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            items.put(item, Map.of(new Target.WholeRepository(), state(item)));
        }
        return new Checklist(items);
    }

    private State state(Item item) {
        String change =
                switch (item) {
                    case ENVIRONMENT -> changes.getFirst().id();
                    case PUBLISHER -> changes.get(1).id();
                    case ID_TOKEN, NO_PASSWORD, NAMED_ENVIRONMENT, DOCUMENTED ->
                        changes.get(2).id();
                    case VERIFIED -> changes.get(3).id();
                    case TOKENS_REVOKED -> changes.get(4).id();
                    case SECRETS_DELETED -> changes.get(5).id();
                    case TESTPYPI -> "";
                };
        if (item == Item.TESTPYPI) {
            return new State.NotNeeded(new Reason("declined", "Left out by choice.", Optional.empty()));
        }
        if (!done.contains(change)) {
            return new State.Pending(new Reason("pending", "Not done yet.", Optional.empty()));
        }
        return item == Item.PUBLISHER || item == Item.TOKENS_REVOKED
                ? new State.Attested(new Person("ada"), THEN, "")
                : new State.Proved(new Proof("GitHub’s settings of " + name, "as wanted", THEN, Optional.empty()));
    }

    @Override
    public void close() {
        // nothing is kept
    }
}
