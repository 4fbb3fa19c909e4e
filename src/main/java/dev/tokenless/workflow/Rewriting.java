package dev.tokenless.workflow;

import java.util.List;
import java.util.Set;

/// All that the rewriter has to say about one workflow file.
///
/// @param wanted further repository paths whose texts would tell more: fetch those that exist and ask again
public record Rewriting(
        String path,
        List<Publication> publications,
        Outcome outcome,
        Set<String> wanted,
        List<Registration> registrations) {

    public Rewriting {
        publications = List.copyOf(publications);
        wanted = Set.copyOf(wanted);
        registrations = List.copyOf(registrations);
    }

    /// The new text, or the given one where nothing changes.
    public String after(String before) {
        return outcome instanceof Outcome.Rewritten rewritten ? rewritten.text() : before;
    }
}
