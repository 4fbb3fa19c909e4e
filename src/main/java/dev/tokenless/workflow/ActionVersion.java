package dev.tokenless.workflow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A release of an action that a rewrite may write, as its repository has it now. Without any the rewriter takes those
/// of its own table, and says the table's date.
///
/// @param action    like `actions/upload-artifact`
/// @param version   the tag, like `v4.6.2`
/// @param commit    the full SHA that the tag leads to
public record ActionVersion(String action, String version, String commit, Instant published) {

    /// The actions that are written, each with the line of versions that its inputs are known of.
    public static Map<RepositoryName, String> wanted() {
        Map<RepositoryName, String> wanted = new LinkedHashMap<>();
        for (WrittenAction action : WrittenAction.values()) {
            RepositoryName.parse(action.action()).ifPresent(name -> wanted.put(name, action.major()));
        }
        return wanted;
    }
}
