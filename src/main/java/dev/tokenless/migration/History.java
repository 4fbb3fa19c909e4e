package dev.tokenless.migration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a journal says, in one look. A pure function of its entries.
///
/// @param plan       the plan agreed to last
/// @param done       the last `Done` of each change that was not put back since
/// @param began      changes whose last word is `Intended`: the program stopped in the middle, or the world did not
///     answer
/// @param attested   what people said, by item and target
/// @param denied     what people said does not hold; the last word about a target counts
/// @param overridden who unlocked deleting and revoking last, unless something was put back since
/// @param undone     changes that were put back
/// @param withdrawn  whether the plan was being put back since it was agreed to; then nothing goes next by itself
public record History(
        Optional<Plan> plan,
        Map<String, Entry.Done> done,
        Set<String> began,
        Map<Attestation, Entry.Attested> attested,
        Map<Attestation, Entry.Denied> denied,
        Optional<Entry.Overridden> overridden,
        Set<String> undone,
        boolean withdrawn,
        List<Entry> entries) {

    /// What a person's word is about.
    record Attestation(Item item, String target) {

        /// Whether it says that the publisher is there which this change added.
        boolean concerns(String change) {
            return item == Item.PUBLISHER && change.equals("publisher:" + target);
        }

        /// Whether it is over once something is put back: the old workflow publishes with a token again.
        boolean lapses() {
            return item == Item.VERIFIED || ofTokens() || target.startsWith("push:");
        }

        boolean ofTokens() {
            return item == Item.TOKENS_REVOKED && target.startsWith("tokens:");
        }
    }

    static History of(List<Entry> entries) {
        Optional<Plan> plan = Optional.empty();
        Optional<Entry.Overridden> overridden = Optional.empty();
        Map<String, Entry.Done> done = new HashMap<>();
        Set<String> began = new HashSet<>();
        Set<String> undone = new HashSet<>();
        Map<Attestation, Entry.Attested> attested = new HashMap<>();
        Map<Attestation, Entry.Denied> denied = new HashMap<>();
        boolean withdrawn = false;
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Opened _ -> {}
                case Entry.Planned planned -> {
                    if (planned.plan().choices().leaked()
                            && plan.filter(before -> before.choices().leaked()).isEmpty()) {
                        // a word about tokens from before the leak was known says nothing of the one that leaked
                        attested.keySet().removeIf(Attestation::ofTokens);
                        denied.keySet().removeIf(Attestation::ofTokens);
                    }
                    plan = Optional.of(planned.plan());
                    undone.clear();
                    withdrawn = false;
                }
                case Entry.Intended intended -> began.add(intended.change());
                case Entry.Done finished -> {
                    began.remove(finished.change());
                    done.put(finished.change(), finished);
                }
                case Entry.Failed failed -> began.remove(failed.change());
                case Entry.Declined declined -> began.remove(declined.change());
                case Entry.Attested word -> {
                    Attestation about = new Attestation(word.item(), word.target());
                    attested.put(about, word);
                    denied.remove(about);
                    began.removeIf(about::concerns);
                }
                case Entry.Denied word -> {
                    denied.put(new Attestation(word.item(), word.target()), word);
                    attested.remove(new Attestation(word.item(), word.target()));
                }
                case Entry.Overridden override -> overridden = Optional.of(override);
                case Entry.Undone back -> {
                    done.remove(back.change());
                    began.remove(back.change());
                    undone.add(back.change());
                    attested.keySet().removeIf(word -> word.concerns(back.change()) || word.lapses());
                    denied.keySet().removeIf(Attestation::lapses);
                    overridden = Optional.empty();
                    withdrawn = true;
                }
            }
        }
        return new History(
                plan,
                Map.copyOf(done),
                Set.copyOf(began),
                Map.copyOf(attested),
                Map.copyOf(denied),
                overridden,
                Set.copyOf(undone),
                withdrawn,
                List.copyOf(entries));
    }

    Optional<Entry.Attested> word(Item item, Target target) {
        return Optional.ofNullable(attested.get(new Attestation(item, target.key())));
    }

    /// Who said that the tokens are revoked which this change is about; a word about other projects does not count.
    Optional<Entry.Attested> revoked(Change.RevokeTokens change) {
        return word(Item.TOKENS_REVOKED, new Target.Tokens(change.index()))
                .filter(word -> TokenScope.covers(word.about(), change.reach()));
    }

    /// Who said that the token behind this change serves the whole account.
    Optional<Entry.Denied> servesAccount(Change.RevokeTokens change) {
        return denial(Item.TOKENS_REVOKED, new Target.Tokens(change.index()))
                .filter(word -> TokenScope.covers(word.about(), change.reach()));
    }

    /// Who unlocked all of this.
    Optional<Entry.Overridden> overridden(Collection<String> keys) {
        return overridden.filter(word -> word.about().containsAll(keys));
    }

    /// Everybody who ever unlocked something, although it may count no more.
    List<Entry.Overridden> overrides() {
        return entries.stream()
                .filter(Entry.Overridden.class::isInstance)
                .map(Entry.Overridden.class::cast)
                .toList();
    }

    /// Whether somebody ever said so, although it may count no more.
    boolean everSaid(Item item, Target target) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Entry.Attested word
                        && word.item() == item
                        && word.target().equals(target.key()));
    }

    /// Whose last word about a target is that the item does not hold for it.
    Optional<Entry.Denied> denial(Item item, Target target) {
        return Optional.ofNullable(denied.get(new Attestation(item, target.key())));
    }

    /// Whether anything came of the plan.
    boolean advanced() {
        return !done.isEmpty() || !began.isEmpty() || !attested.isEmpty() || overridden.isPresent();
    }

    boolean isDone(Change change) {
        return done.containsKey(change.id());
    }

    /// Whether something may have come of a change that was not put back since: it was made, begun and interrupted, or
    /// attempted in vain, which may leave half of it.
    boolean touched(String change) {
        boolean touched = false;
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Intended intended -> touched |= intended.change().equals(change);
                case Entry.Done finished -> touched |= finished.change().equals(change);
                case Entry.Attested word -> touched |= new Attestation(word.item(), word.target()).concerns(change);
                case Entry.Declined declined -> touched &= !declined.change().equals(change);
                case Entry.Undone back -> touched &= !back.change().equals(change);
                case Entry.Opened _, Entry.Planned _, Entry.Failed _, Entry.Overridden _, Entry.Denied _ -> {}
            }
        }
        return touched;
    }

    /// When a change was begun for the first time, unless it was put back since.
    Optional<Entry.Intended> intended(String change) {
        Optional<Entry.Intended> first = Optional.empty();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Intended intended && intended.change().equals(change)) {
                first = first.or(() -> Optional.of(intended));
            } else if (entry instanceof Entry.Undone back && back.change().equals(change)) {
                first = Optional.empty();
            }
        }
        return first;
    }

    /// The changes of one kind that any agreed plan had, each once, as it was agreed to last: a plan that was made anew
    /// no longer has what was done before.
    <C extends Change> List<C> changes(Class<C> kind) {
        Map<String, C> all = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Planned planned) {
                planned.plan().changes(kind).forEach(change -> all.put(change.id(), change));
            }
        }
        return List.copyOf(all.values());
    }

    /// When a change was begun last, and with what.
    Optional<Entry.Intended> lastIntended(String change) {
        return entries.reversed().stream()
                .filter(entry -> entry instanceof Entry.Intended intended
                        && intended.change().equals(change))
                .map(Entry.Intended.class::cast)
                .findFirst();
    }

    /// The pull request that was opened last and not put back.
    Optional<Entry.Trace.Proposal> proposal() {
        return last(Entry.Trace.Proposal.class, Changes.PROPOSAL);
    }

    /// The pull request that reverts it, until nothing of it is left.
    Optional<Entry.Trace.Revert> revert() {
        return last(Entry.Trace.Revert.class, Changes.REVERT);
    }

    private <T extends Entry.Trace> Optional<T> last(Class<T> kind, String until) {
        Optional<T> last = Optional.empty();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Done finished && kind.isInstance(finished.trace())) {
                last = Optional.of(kind.cast(finished.trace()));
            } else if (entry instanceof Entry.Undone back && back.change().equals(until)) {
                last = Optional.empty();
            }
        }
        return last;
    }

    /// The rules of an environment before the program first touched it.
    Optional<Entry.Trace.Environment> environmentBefore(Change.PutEnvironment change) {
        return intended(change.id())
                .map(Entry.Intended::trace)
                .filter(Entry.Trace.Environment.class::isInstance)
                .map(Entry.Trace.Environment.class::cast);
    }

    /// Since when nothing was put back and no other plan was agreed to.
    Instant settledSince() {
        return entries.reversed().stream()
                .filter(entry -> entry instanceof Entry.Planned || entry instanceof Entry.Undone)
                .map(Entry::at)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    /// The secrets that it deleted and that nothing which was put back needs again.
    List<Entry.Trace.Secret> deletedSincePutBack() {
        List<Entry.Trace.Secret> secrets = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Done finished && finished.trace() instanceof Entry.Trace.Secret secret) {
                secrets.add(secret);
            } else if (entry instanceof Entry.Undone) {
                secrets.clear();
            }
        }
        return List.copyOf(secrets);
    }

    /// Every secret that the program deleted.
    List<Entry.Trace.Secret> deletedSecrets() {
        List<Entry.Trace.Secret> secrets = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Done finished && finished.trace() instanceof Entry.Trace.Secret secret) {
                secrets.add(secret);
            }
        }
        return List.copyOf(secrets);
    }
}
