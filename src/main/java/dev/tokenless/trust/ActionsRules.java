package dev.tokenless.trust;

import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.UsedAction;
import dev.tokenless.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which actions a repository may use (GitHub docs, "Managing GitHub Actions settings for a repository"). A job that is
/// needed and refused stops the publish job as well as its own refusal does.
final class ActionsRules implements StopperRule {

    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{40}");

    @Override
    public List<Stopper> in(Subject subject) {
        Set<Job> jobs = new LinkedHashSet<>();
        subject.file().trusted().forEach(publication -> gather(subject.file().judged(), publication.job(), jobs));
        return jobs.stream()
                .flatMap(job -> UsedAction.of(job, subject.file().sources()).stream()
                        .flatMap(used -> stoppers(subject, job, used).stream()))
                .toList();
    }

    private static void gather(Workflow workflow, Job job, Set<Job> jobs) {
        if (jobs.add(job)) {
            job.needs().forEach(needed -> workflow.job(needed).ifPresent(other -> gather(workflow, other, jobs)));
        }
    }

    private static List<Stopper> stoppers(Subject subject, Job job, UsedAction used) {
        List<Stopper> found = new ArrayList<>();
        RepositoryFacts facts = subject.facts();
        String action = used.action();
        String place = used.inside().map(local -> ", which " + local + " uses,").orElse("");
        if (action.startsWith("./") || action.startsWith("docker://")) {
            return found;
        }
        int line = subject.file().rewritten() ? subject.file().line(job) : used.line();
        if (facts.actions().shaPinning()
                && !SHA.matcher(action.substring(action.indexOf('@') + 1)).matches()) {
            found.add(subject.stopper(
                    "sha-pinning-required",
                    line,
                    "The action " + action + place + " is not allowed in " + facts.name()
                            + " because all actions must be pinned to a full-length commit SHA.",
                    "Name it by the commit SHA of a release, with the version as a comment."));
        }
        if (!allowed(facts, action)) {
            found.add(subject.stopper(
                    "action-not-allowed",
                    line,
                    "The action " + action + place + " is not on the list of actions that " + facts.name() + " may use"
                            + (facts.actions().verifiedCreators()
                                    ? ", unless GitHub counts its creator as verified."
                                    : "."),
                    "Ask an owner to allow " + action.split("@", 2)[0] + "@*."));
        }
        return found;
    }

    private static boolean allowed(RepositoryFacts facts, String action) {
        ActionsPolicy policy = facts.actions();
        String owner = action.split("/", 2)[0].toLowerCase(Locale.ROOT);
        boolean own = owner.equals(facts.name().owner().toLowerCase(Locale.ROOT));
        return switch (policy.allowed()) {
            case ALL -> true;
            case LOCAL_ONLY -> own;
            case SELECTED ->
                own
                        || (policy.githubOwned() && (owner.equals("actions") || owner.equals("github")))
                        || listed(policy.patterns(), action);
        };
    }

    private static boolean listed(List<String> patterns, String action) {
        boolean allowed = false;
        for (String pattern : patterns) {
            boolean taken = pattern.startsWith("!");
            if (matches(taken ? pattern.substring(1) : pattern, action)) {
                if (taken) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }

    /// A star stands for anything here, also for slashes; a pattern without `@` means every version.
    private static boolean matches(String pattern, String action) {
        List<Piece> pieces = new ArrayList<>();
        for (char character : (pattern.contains("@") || pattern.endsWith("*") ? pattern : pattern + "@*")
                .toLowerCase(Locale.ROOT)
                .toCharArray()) {
            pieces.add(character == '*' ? new Piece(CharacterClass.ANY, true, true) : Piece.one(character));
        }
        return Piece.matches(pieces, action.toLowerCase(Locale.ROOT));
    }
}
