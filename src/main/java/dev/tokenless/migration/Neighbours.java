package dev.tokenless.migration;

import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;

/// The other repositories whose road was begun on this computer. A token for a whole account serves them too, so it
/// stays until each of them is decided. Read from their journals alone: nothing is asked of the world.
public record Neighbours(List<Undecided> undecided) {

    /// A repository that may still need an account-wide token.
    record Undecided(RepositoryName repository, IndexKind index) {}

    static Neighbours none() {
        return new Neighbours(List.of());
    }

    static Neighbours of(Journals journals, RepositoryName mine) {
        return new Neighbours(journals.repositories().stream()
                .filter(name -> !name.equals(mine))
                .flatMap(name -> {
                    History history = History.of(journals.read(name));
                    // one that was put back publishes with its token again
                    return history.plan().stream()
                            .flatMap(plan -> plan.changes(Change.RevokeTokens.class).stream())
                            .filter(change -> !decided(history, change))
                            .map(change -> new Undecided(name, change.index()));
                })
                .toList());
    }

    /// Who may still need it on this index.
    List<RepositoryName> on(IndexKind index) {
        return undecided.stream()
                .filter(each -> each.index() == index)
                .map(Undecided::repository)
                .distinct()
                .toList();
    }

    /// Its proof was seen (then all its secrets were deleted, or its tokens were spoken of), or somebody unlocked it.
    private static boolean decided(History history, Change.RevokeTokens change) {
        return history.overridden(Guard.keys(change)).isPresent()
                || history.revoked(change).isPresent()
                || history.servesAccount(change).isPresent()
                || deleted(history);
    }

    /// One of several proves nothing: each serves projects of its own.
    private static boolean deleted(History history) {
        List<Target> doomed = history.changes(Change.DeleteSecrets.class).stream()
                .flatMap(change -> change.secrets().stream())
                .<Target>map(DoomedSecret::target)
                .toList();
        List<Target> gone = history.deletedSecrets().stream()
                .<Target>map(secret -> new Target.StoredSecret(secret.name(), secret.place()))
                .toList();
        return !doomed.isEmpty() && gone.containsAll(doomed);
    }
}
