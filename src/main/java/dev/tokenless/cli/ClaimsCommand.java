package dev.tokenless.cli;

import dev.tokenless.cli.files.Checkout;
import dev.tokenless.cli.files.Found;
import dev.tokenless.cli.files.WorkflowFinder;
import dev.tokenless.trust.Judge;
import dev.tokenless.trust.Judgement;
import dev.tokenless.trust.RepositoryFacts;
import dev.tokenless.trust.Setup;
import dev.tokenless.trust.Stopper;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "claims",
        description = "Says what each trigger will present to PyPI and to the environment, and who accepts it.")
final class ClaimsCommand implements Callable<Integer> {

    private final Shared shared;
    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A workflow file, a repository checkout, or a folder of either.")
    List<String> paths = List.of();

    @Option(names = "--repository", required = true, paramLabel = "O/R", description = "The repository on GitHub.")
    String repository = "";

    @Option(names = "--default-branch", paramLabel = "NAME", description = "The default branch; main if not given.")
    String defaultBranch = "main";

    @Option(names = "--sarif", paramLabel = "FILE", description = "Also write the findings there as SARIF 2.1.0.")
    String sarif = "";

    @Mixin
    SetupOptions setup = new SetupOptions();

    @Mixin
    RewriteOptions options = new RewriteOptions();

    ClaimsCommand(Shared shared, Terminal terminal) {
        this.shared = shared;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RepositoryFacts facts = RepositoryFacts.of(Arguments.repository(repository), defaultBranch);
        List<Looked> looked = PathCommand.look(paths, options.choices());
        PathCommand.requireSomething(looked);
        List<ShownJudgement> judged = new ArrayList<>();
        checkouts(looked)
                .forEach((checkout, files) -> judged.addAll(
                        judge(files, WorkflowFinder.isAllOf(checkout, files.size()) ? facts.whole() : facts)));
        if (!sarif.isEmpty()) {
            Sarif.write(sarif, Sarif.ofClaims(judged));
        }
        new PathCommand(terminal).tellLeaks(looked);
        looked.stream().filter(one -> one.unreadable().isPresent()).forEach(new PathCommand(terminal)::tellLeft);
        if (shared.json) {
            Json.print(terminal, ClaimsAnswer.json(judged));
        } else {
            judged.forEach(one -> ClaimsTable.lines(one).forEach(line -> new Messages(terminal).answer(false, line)));
        }
        boolean clean = judged.stream().allMatch(one -> one.judgement().clean())
                && looked.stream().allMatch(one -> one.unreadable().isEmpty());
        return PathCommand.allUnreadable(looked) ? ExitCode.UNUSABLE : clean ? ExitCode.DONE : ExitCode.LEFT;
    }

    /// A judgement under the path that the caller knows.
    ///
    /// @param shown the paths that the caller knows, by those in the repository
    record ShownJudgement(String path, Judgement judgement, Map<String, String> shown) {

        /// Where the stopper's cause lies, which may be another workflow.
        String path(Stopper stopper) {
            return shown.getOrDefault(stopper.path(), stopper.path());
        }
    }

    /// All workflows of a checkout are judged together; so are those of one folder.
    private static Map<Checkout, List<Looked>> checkouts(List<Looked> looked) {
        Map<Checkout, List<Looked>> groups = new LinkedHashMap<>();
        for (Looked one : looked) {
            if (one.unreadable().isEmpty() && one.found() instanceof Found.Text text) {
                groups.computeIfAbsent(text.checkout(), _ -> new ArrayList<>()).add(one);
            }
        }
        return groups;
    }

    private List<ShownJudgement> judge(List<Looked> files, RepositoryFacts facts) {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> shown = new HashMap<>();
        for (Looked file : files) {
            texts.putAll(file.sources().texts());
            shown.put(((Found.Text) file.found()).repositoryPath(), file.shownPath());
        }
        Sources sources = new Sources(texts);
        BiFunction<String, Sources, Rewriting> rewriter =
                (path, read) -> Rewriter.rewrite(path, read, options.choices());
        Setup against = setup.over(Judge.designed(sources, facts, rewriter, List.of()), defaultBranch);
        return Judge.judge(sources, facts, against, rewriter).stream()
                .filter(judgement -> shown.containsKey(judgement.path()))
                .map(judgement ->
                        new ShownJudgement(String.valueOf(shown.get(judgement.path())), judgement, Map.copyOf(shown)))
                .toList();
    }
}
