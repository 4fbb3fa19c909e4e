package dev.tokenless.trust;

import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which actions a repository may use (GitHub docs, "Managing GitHub Actions settings for a repository").
record ActionsRules(RepositoryFacts facts) {

    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{40}");

    List<Stopper> stoppers(Judged file, Job job) {
        List<Stopper> found = new ArrayList<>();
        job.uses().ifPresent(uses -> add(found, file, job, uses));
        job.steps().forEach(step -> step.uses().ifPresent(uses -> add(found, file, job, uses)));
        return found;
    }

    private void add(List<Stopper> found, Judged file, Job job, Scalar uses) {
        String action = uses.text().strip();
        if (action.startsWith("./") || action.startsWith("docker://")) {
            return;
        }
        int line = file.rewritten() ? file.line(job) : uses.line();
        if (facts.actions().shaPinning()
                && !SHA.matcher(action.substring(action.indexOf('@') + 1)).matches()) {
            found.add(Stoppers.stopper(
                    file,
                    "sha-pinning-required",
                    line,
                    "The action " + action + " is not allowed in " + facts.name()
                            + " because all actions must be pinned to a full-length commit SHA.",
                    "Name it by the commit SHA of a release, with the version as a comment."));
        }
        if (!allowed(action)) {
            found.add(Stoppers.stopper(
                    file,
                    "action-not-allowed",
                    line,
                    "The action " + action + " is not on the list of actions that " + facts.name() + " may use.",
                    "Ask an owner to allow " + action.split("@", 2)[0] + "@*."));
        }
    }

    private boolean allowed(String action) {
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
