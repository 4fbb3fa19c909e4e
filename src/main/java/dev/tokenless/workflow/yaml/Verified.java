package dev.tokenless.workflow.yaml;

import java.util.List;

/// Applies changes and believes nothing: the new text is read again, and its tree must be the expected one.
public final class Verified {

    private Verified() {}

    /// The new text and its tree.
    ///
    /// @throws YamlException where an edit is not possible or its result differs from what was meant
    public static YamlDocument apply(YamlDocument document, List<Change> changes) {
        SharedNodes.refuse(document, changes);
        String after = new Splicer(document.text(), changes).apply();
        YamlDocument again = YamlDocument.read(after);
        Object expected = new ExpectedTree(changes).of(document.root());
        if (!new ExpectedTree(List.of()).of(again.root()).equals(expected)) {
            throw new YamlException("cannot-verify", "The edited file would not mean exactly what was intended.", 1, 1);
        }
        return again;
    }
}
