package dev.tokenless.workflow;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must hold for any text at all, however broken; stated without a look at how the rewriter works.
final class Mutants {

    /// Processor time for one text: far more than any real workflow needs.
    private static final long BOUND = 1_000_000_000L;

    private Mutants() {}

    /// What is wrong with the rewriting of a text, if anything is.
    static Optional<String> fault(String text) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            Optional<String> fault = judged(text);
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            return used > BOUND && fault.isEmpty() ? Optional.of("took " + used / 1_000_000 + " ms") : fault;
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of("threw " + e);
        }
    }

    private static Optional<String> judged(String text) {
        Rewriting rewriting = GoldenCase.rewrite(text);
        String after = rewriting.after(text);
        if (rewriting.outcome().left().stream().anyMatch(l -> l.code().equals("unexpected"))) {
            return Optional.of("stumbled: " + rewriting.outcome().left());
        }
        if (!(rewriting.outcome() instanceof Outcome.Rewritten rewritten)) {
            return after.equals(text) ? Optional.empty() : Optional.of("changed without saying so");
        }
        if (rewritten.changes().isEmpty() || after.equals(text)) {
            return Optional.of("rewritten without a change");
        }
        if (rewriting.publications().stream().allMatch(p -> p.index() == IndexKind.OTHER)) {
            return Optional.of("changed where nothing goes to PyPI");
        }
        if (!GoldenCase.rewrite(after).after(after).equals(after)) {
            return Optional.of("a second rewrite changes it again");
        }
        return damage(text, after, rewritten.changes());
    }

    private static Optional<String> damage(String before, String after, List<NamedChange> changes) {
        if (before.startsWith("\ufeff") != after.startsWith("\ufeff")) {
            return Optional.of("byte order mark");
        }
        if (before.endsWith("\n") != after.endsWith("\n")) {
            return Optional.of("final newline");
        }
        boolean onlyReturns = before.replace("\r\n", "").indexOf('\n') < 0 && before.indexOf('\n') >= 0;
        if (onlyReturns && after.replace("\r\n", "").indexOf('\n') >= 0) {
            return Optional.of("line breaks");
        }
        if (!(Workflow.read("publish.yml", after) instanceof Workflow)) {
            return Optional.of("unreadable");
        }
        return untouched(before, changes).stream()
                .filter(part -> !after.contains(part))
                .findFirst()
                .map(part -> "lost or changed: " + part);
    }

    /// The text of every job that no change names.
    private static List<String> untouched(String before, List<NamedChange> changes) {
        List<String> parts = new ArrayList<>();
        if (Workflow.read("publish.yml", before) instanceof Workflow workflow) {
            String[] lines = before.split("\n", -1);
            List<Job> jobs = workflow.jobs();
            for (int index = 0; index < jobs.size(); index++) {
                Job job = jobs.get(index);
                int end = index + 1 < jobs.size() ? jobs.get(index + 1).line() - 1 : job.line();
                boolean named = changes.stream()
                        .anyMatch(c -> (c.summary() + " ")
                                .replace(':', ' ')
                                .contains("job " + job.id().replace(':', ' ') + " "));
                if (!named && end >= job.line()) {
                    List<String> own = List.of(lines).subList(job.line() - 1, end);
                    parts.add(String.join("\n", own).stripTrailing());
                }
            }
        }
        return parts;
    }
}
