package dev.tokenless.trust;

import dev.tokenless.workflow.IndexKind;
import java.util.OptionalLong;

/// A publisher that one index knows, or is taken to know.
///
/// @param ownerId the owner's numeric id that the index stored when the publisher was added; empty where it is not
///     known, and then taken to be the present one. It differs after a transfer, or after an account of the same name
///     was made anew.
public record Registered(IndexKind index, Publisher publisher, OptionalLong ownerId) {

    public static Registered of(IndexKind index, Publisher publisher) {
        return new Registered(index, publisher, OptionalLong.empty());
    }
}
