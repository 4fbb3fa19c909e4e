package dev.tokenless.migration;

import dev.tokenless.desktop.SafeLink;
import java.util.List;
import java.util.Optional;

/// A step that only a person can do, on a page of GitHub or PyPI.
///
/// @param target  what it is about
/// @param item    the item that it settles
/// @param page    where to do it
/// @param values  what to compare or copy there, in the order of the page's form
/// @param ask     what to do, in one or two sentences
/// @param confirm what the person says by confirming, in the words of a button: "It is added"
/// @param byWord  true: nothing but the person's word can confirm it, so confirming attests; false: the world is
///     read again
public record HumanTask(
        Kind kind,
        Change change,
        Item item,
        Target target,
        SafeLink page,
        List<Value> values,
        String ask,
        String confirm,
        boolean byWord) {

    /// What there is to do.
    public enum Kind {
        REGISTER_PUBLISHER,
        MERGE,
        REHEARSE,
        RELEASE,
        APPROVE_DEPLOYMENT,
        CONFIRM_UPLOAD,
        REVOKE_TOKENS
    }

    /// One value to compare or copy.
    public record Value(String label, String text) {}

    /// The way to publish that this is about, if it is about one.
    public Optional<Target.Publishing> publishing() {
        return target instanceof Target.Publishing publishing ? Optional.of(publishing) : Optional.empty();
    }
}
