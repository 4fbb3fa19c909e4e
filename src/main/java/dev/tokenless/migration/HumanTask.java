package dev.tokenless.migration;

import dev.tokenless.desktop.SafeLink;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
/// @param otherwise the other answer, in the words of a button, where the task is a question: "Not ours"
public record HumanTask(
        Kind kind,
        Change change,
        Item item,
        Target target,
        SafeLink page,
        List<Value> values,
        String ask,
        String confirm,
        boolean byWord,
        Optional<String> otherwise) {

    /// A task that is done or left.
    public HumanTask(
            Kind kind,
            Change change,
            Item item,
            Target target,
            SafeLink page,
            List<Value> values,
            String ask,
            String confirm,
            boolean byWord) {
        this(kind, change, item, target, page, values, ask, confirm, byWord, Optional.empty());
    }

    /// The label of the field that only the form for a pending publisher has.
    static final String NEW_PROJECT = "Project name";

    /// Whether it adds a publisher for a project that the index does not have yet.
    boolean addsPending() {
        return kind == Kind.REGISTER_PUBLISHER
                && values.stream().anyMatch(value -> value.label().equals(NEW_PROJECT));
    }

    /// What there is to do.
    public enum Kind {
        REGISTER_PUBLISHER,
        MERGE,
        REHEARSE,
        RELEASE,
        APPROVE_DEPLOYMENT,
        CONFIRM_UPLOAD,
        REVOKE_TOKENS,
        /// Type the project's name: the index does not say that the repository publishes it.
        NAME_PROJECT,
        /// Type yes: pushing the branch publishes.
        ALLOW_PUSH,
        /// Somebody else has to do it: [HandOff] is the page to give them.
        HAND_OFF,
        /// Look who else gets in: the account itself, or a project's collaborators and publishers.
        CHECK_ACCESS,
        /// Say whether an upload is one's own.
        SORT_UPLOAD,
        /// Report a foreign upload, then remove it.
        REMOVE_UPLOAD,
        /// Give another secret that was within reach a new value.
        ROTATE_SECRET,
        /// Take a publisher off the index again.
        REMOVE_PUBLISHER
    }

    /// One value to compare or copy.
    public record Value(String label, String text) {}

    /// What has to be typed to confirm it, exactly; empty where a click is enough.
    public Optional<String> typed() {
        return switch (kind) {
            case NAME_PROJECT -> values.stream().map(Value::text).findFirst();
            case ALLOW_PUSH -> Optional.of(Launching.YES);
            case REGISTER_PUBLISHER,
                    MERGE,
                    REHEARSE,
                    RELEASE,
                    APPROVE_DEPLOYMENT,
                    CONFIRM_UPLOAD,
                    REVOKE_TOKENS,
                    HAND_OFF,
                    CHECK_ACCESS,
                    SORT_UPLOAD,
                    REMOVE_UPLOAD,
                    ROTATE_SECRET,
                    REMOVE_PUBLISHER -> Optional.empty();
        };
    }

    /// Its values in one line, to be kept in the journal: a file that is removed cannot be looked up any more.
    public String noted() {
        return values.stream().map(value -> value.label() + " " + value.text()).collect(Collectors.joining(", "));
    }

    /// The way to publish that this is about, if it is about one.
    public Optional<Target.Publishing> publishing() {
        return target instanceof Target.Publishing publishing ? Optional.of(publishing) : Optional.empty();
    }
}
