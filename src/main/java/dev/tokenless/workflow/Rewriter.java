package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Rewrites one workflow file: finds its publications and moves those with a stored credential to trusted
/// publishing.
///
/// Never throws, and never guesses: what cannot be changed safely is left and named. Bytes outside the edits stay,
/// the
/// result is read again and must mean exactly what was intended, and rewriting it again changes nothing.
public final class Rewriter {

    private static final Pattern BY_COMMIT = Pattern.compile("[^@]+@[0-9a-f]{40}");

    private Rewriter() {}

    public static Rewriting rewrite(String path, Sources sources, RewriteChoices choices) {
        Optional<String> text = sources.text(path);
        if (text.isEmpty()) {
            return refused(path, new Left("missing", 1, 1, "The file is not there."));
        }
        try {
            return switch (Workflow.read(path, text.get())) {
                case Unreadable why -> refused(path, new Left(why.code(), why.line(), why.column(), why.message()));
                case Workflow workflow -> rewrite(workflow, sources, choices);
            };
        } catch (RuntimeException | StackOverflowError e) {
            // the last line of defence of "never an exception"; the property tests hold that nothing gets here
            return refused(
                    path,
                    new Left(
                            "unexpected",
                            1,
                            1,
                            "Tokenless stumbled over this file (" + e.getClass().getSimpleName()
                                    + "); it was left as it is. Please report it."));
        }
    }

    private static Rewriting rewrite(Workflow workflow, Sources sources, RewriteChoices choices) {
        Set<String> wanted = new LinkedHashSet<>();
        List<Finding> findings = new Detector(workflow, sources, wanted, 0).findings();
        List<Publication> publications =
                findings.stream().map(Finding::publication).toList();
        boolean concerned = findings.stream().anyMatch(f -> f.publication().index() != IndexKind.OTHER);
        Optional<ProjectName> project = concerned ? ProjectNames.find(sources, wanted) : Optional.empty();
        RewriteChoices fitting = namesCommitsOnly(workflow) ? choices.pinned() : choices;
        Detected before = new Detected(workflow, findings);
        Edited rewritten = edited(before, sources, fitting, project);
        Edited edited = rewritten
                .saying(WrittenAction.named(
                        workflow.text(), rewritten.file().workflow().text(), fitting))
                .saying(Comments.named(before, rewritten));
        List<Registration> registrations = Registrations.of(edited.file(), project);
        return new Rewriting(workflow.path(), publications, edited.outcome(), wanted, registrations);
    }

    /// Where every action of a file is named by a commit, a moving ref would break its manners.
    private static boolean namesCommitsOnly(Workflow workflow) {
        List<String> refs = workflow.jobs().stream()
                .flatMap(job -> job.steps().stream())
                .flatMap(step -> step.uses().stream())
                .map(uses -> uses.text().strip())
                .filter(uses -> !uses.startsWith(".") && !uses.startsWith("docker:"))
                .toList();
        return !refs.isEmpty()
                && refs.stream().allMatch(uses -> BY_COMMIT.matcher(uses).matches());
    }

    /// Where some uploads are first written out in ordinary steps, all of their jobs must come out migrated; else
    /// those
    /// that do not are left as they are.
    private static Edited edited(
            Detected before, Sources sources, RewriteChoices choices, Optional<ProjectName> project) {
        Set<String> tried = new LinkedHashSet<>(Unfolding.candidates(before.workflow(), before.findings()));
        while (!tried.isEmpty()) {
            Optional<Unfolding> unfolding = Unfolding.of(before.workflow(), sources, before.findings(), tried);
            if (unfolding.isEmpty()) {
                break;
            }
            Edited edited =
                    new FileRewrite(Detected.in(unfolding.get().plain(), sources), sources, choices, project).edited();
            Set<String> done = unfolding.get().jobs().keySet();
            tried.retainAll(edited.changed());
            if (tried.containsAll(done) && !tried.isEmpty()) {
                return edited.told(
                        outcome -> unfolding.get().told(before.workflow().text(), outcome));
            }
        }
        return new FileRewrite(before, sources, choices, project).edited();
    }

    private static Rewriting refused(String path, Left left) {
        return new Rewriting(path, List.of(), new Outcome.Refused(new ArrayList<>(List.of(left))), Set.of(), List.of());
    }
}
