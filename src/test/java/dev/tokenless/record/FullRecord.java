package dev.tokenless.record;

import dev.tokenless.migration.Change;
import dev.tokenless.migration.Checklist;
import dev.tokenless.migration.Defence;
import dev.tokenless.migration.Draft;
import dev.tokenless.migration.Entry;
import dev.tokenless.migration.FileChange;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Next;
import dev.tokenless.migration.Particulars;
import dev.tokenless.migration.Person;
import dev.tokenless.migration.Proof;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.State;
import dev.tokenless.migration.Target;
import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Publisher;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A record in which every list holds something and every text that comes from elsewhere is the given one.
final class FullRecord {

    private static final URI LINK = URI.create("https://github.com/acme/rocket/actions/runs/1");

    private FullRecord() {}

    static CompletionRecord made() {
        return of("read and found", "acme/rocket");
    }

    static CompletionRecord of(String foreign, String... repositories) {
        List<Standing> standings = java.util.stream.Stream.of(repositories)
                .map(name -> standing(SampleStandings.name(name), foreign))
                .toList();
        Map<RepositoryName, ChangedFiles> files = new java.util.HashMap<>();
        for (Standing one : standings) {
            files.put(
                    one.repository(),
                    new ChangedFiles(
                            List.of(new Draft(
                                    foreign, Optional.of(foreign + "\nold\n"), foreign + "\nnew\n", List.of(foreign))),
                            List.of(foreign)));
        }
        return new CompletionRecord(SampleStandings.AT, Optional.of(foreign), false, "0.1.0", standings, files);
    }

    private static Standing standing(RepositoryName name, String foreign) {
        Reason why = new Reason("code", foreign, Optional.of(LINK));
        return new Standing(
                name,
                Optional.of(checklist(foreign)),
                List.of(new Next.Waiting(
                        new Change.Document(new FileChange(foreign, Optional.empty(), "", List.of())),
                        why,
                        Optional.empty())),
                List.of(foreign),
                List.of(why),
                List.of(foreign),
                Optional.empty(),
                Optional.of(particulars(name, foreign)));
    }

    private static Checklist checklist(String foreign) {
        Reason why = new Reason("code", foreign, Optional.of(LINK));
        Target way = new Target.Publishing(
                new WorkflowFile(foreign),
                IndexKind.PYPI,
                Optional.of(new ProjectName(foreign)),
                Optional.of(new EnvironmentName(foreign)));
        Map<Item, Map<Target, State>> items = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            State state =
                    switch (item) {
                        case TOKENS_REVOKED -> new State.Attested(new Person(foreign), SampleStandings.AT, foreign);
                        case TESTPYPI -> new State.NotNeeded(why);
                        case DOCUMENTED -> new State.Pending(why);
                        case SECRETS_DELETED -> new State.Blocked(why);
                        case ENVIRONMENT, PUBLISHER, ID_TOKEN, NO_PASSWORD, NAMED_ENVIRONMENT, VERIFIED ->
                            new State.Proved(new Proof(foreign, foreign, SampleStandings.AT, Optional.of(LINK)));
                    };
            Map<Target, State> targets = new LinkedHashMap<>();
            targets.put(way, state);
            targets.put(new Target.StoredSecret(new SecretName(foreign), foreign), state);
            items.put(item, targets);
        }
        return new Checklist(items);
    }

    private static Particulars particulars(RepositoryName name, String foreign) {
        EnvironmentName environment = new EnvironmentName(foreign);
        Publisher publisher = new Publisher(name, new WorkflowFile(foreign), Optional.of(environment));
        ProjectName project = new ProjectName(foreign);
        return new Particulars(
                List.of(new Particulars.Environment(
                        environment,
                        EnvironmentRules.missing(),
                        EnvironmentRules.of(new RefPolicy.Custom(List.of(RefPattern.tag(foreign)))))),
                List.of(new Particulars.Registration(IndexKind.PYPI, project, publisher)),
                Optional.of(new Particulars.Proposed(
                        7,
                        "https://github.com/acme/rocket/pull/7",
                        "merged",
                        "b".repeat(40),
                        "a".repeat(40),
                        List.of())),
                List.of(new Particulars.Upload(
                        IndexKind.PYPI,
                        project,
                        foreign,
                        publisher,
                        Optional.of(LINK),
                        Optional.of(foreign),
                        SampleStandings.AT,
                        List.of(new DistributionFile(
                                foreign,
                                foreign,
                                URI.create("https://files.pythonhosted.org/packages/rocket-1.0-py3-none-any.whl"),
                                SampleStandings.AT,
                                "0".repeat(64),
                                false,
                                Optional.empty())))),
                List.of(new Entry.Trace.Secret(new SecretName(foreign), foreign)),
                new Defence(List.of(
                        new Defence.Point(
                                Defence.Area.AUTHENTICATION,
                                foreign,
                                Defence.Sight.CANNOT_BE_KNOWN,
                                foreign,
                                Optional.of(LINK)),
                        new Defence.Point(
                                Defence.Area.DEPENDENCIES,
                                foreign,
                                Defence.Sight.NOT_SEEN,
                                foreign,
                                Optional.empty()))));
    }
}
