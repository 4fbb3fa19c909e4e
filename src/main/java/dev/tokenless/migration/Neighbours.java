package dev.tokenless.migration;

import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The other repositories whose road was begun on this computer. A token for a whole account serves them too, so it
/// stays until each of them is decided; once it is revoked, that counts for each of them. Read from their journals
/// alone: nothing is asked of the world.
///
/// @param undecided who may still need an account-wide token
/// @param ready     who is decided, with nobody having said yet that the tokens are revoked
/// @param words     what was said to be revoked
public record Neighbours(List<One> undecided, List<One> ready, List<Entry.Attested> words) {

    /// A repository, on one index.
    ///
    /// @param reach what a token on it may serve
    record One(RepositoryName repository, IndexKind index, List<Target.Publishing> reach) {}

    static Neighbours of(Journals journals, RepositoryName mine) {
        List<One> undecided = new ArrayList<>();
        List<One> ready = new ArrayList<>();
        List<Entry.Attested> words = new ArrayList<>();
        for (RepositoryName name : journals.repositories()) {
            if (name.equals(mine)) {
                continue;
            }
            History history = History.of(journals.read(name));
            // one that was put back publishes with its token again
            List<Change.RevokeTokens> changes = history.plan()
                    .map(plan -> plan.changes(Change.RevokeTokens.class))
                    .orElse(List.of());
            for (Change.RevokeTokens change : changes) {
                One one = new One(name, change.index(), change.reach());
                Optional<Entry.Attested> word = history.revoked(change);
                word.ifPresent(words::add);
                if (!decided(history, change)) {
                    undecided.add(one);
                } else if (word.isEmpty()) {
                    ready.add(one);
                }
            }
        }
        return new Neighbours(List.copyOf(undecided), List.copyOf(ready), List.copyOf(words));
    }

    /// What somebody said for this repository on the screen of another one, as words of its own: one answer for a
    /// page of tokens counts for every row that it named. Written into its own journal, so that nothing depends on
    /// the others' later.
    ///
    /// @param plan      the plan walked now; a word said before it was agreed to is not about it, nor is one from
    ///     before something was put back
    /// @param mayRevoke whether the guard would ask for them now
    static List<Entry> heard(
            Journals journals, Plan plan, History history, Predicate<Change.RevokeTokens> mayRevoke, Instant now) {
        List<Entry> heard = new ArrayList<>();
        for (Change.RevokeTokens change : plan.changes(Change.RevokeTokens.class)) {
            if (history.revoked(change).isEmpty() && mayRevoke.test(change)) {
                of(journals, plan.repository()).words().stream()
                        .filter(word -> word.target().equals(new Target.Tokens(change.index()).key()))
                        .filter(word -> word.about().contains(key(plan.repository()))
                                && TokenScope.covers(word.about(), change.reach())
                                && !word.at().isBefore(history.settledSince()))
                        .findFirst()
                        .ifPresent(word -> heard.add(new Entry.Attested(
                                word.item(),
                                word.target(),
                                word.by(),
                                word.note(),
                                TokenScope.of(change.reach()),
                                now)));
            }
        }
        return heard;
    }

    /// What a word on the tokens of an index is said about besides one's own projects.
    List<String> alsoAbout(IndexKind index) {
        return ready.stream()
                .filter(one -> one.index() == index)
                .flatMap(one -> Stream.concat(Stream.of(key(one.repository())), TokenScope.of(one.reach()).stream()))
                .distinct()
                .toList();
    }

    private static String key(RepositoryName name) {
        return "repository:" + name.toString().toLowerCase(Locale.ROOT);
    }

    /// For whom the same screen speaks.
    List<One> ready(IndexKind index) {
        return ready.stream().filter(one -> one.index() == index).toList();
    }

    /// Who may still need it on this index.
    List<RepositoryName> on(IndexKind index) {
        return names(undecided, index);
    }

    private static List<RepositoryName> names(List<One> all, IndexKind index) {
        return all.stream()
                .filter(each -> each.index() == index)
                .map(One::repository)
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
        List<Target> gone = history.deletedSincePutBack().stream()
                .<Target>map(secret -> new Target.StoredSecret(secret.name(), secret.place()))
                .toList();
        return !doomed.isEmpty() && gone.containsAll(doomed);
    }
}
