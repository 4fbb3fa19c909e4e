package dev.tokenless.migration;

import dev.tokenless.trust.Publisher;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the newest version of a project on its index says about how it was uploaded.
public sealed interface Verification {

    /// The word in JSON.
    default String key() {
        return switch (this) {
            case Proved _ -> "proved";
            case ProvedDifferent _ -> "proved-different";
            case Inconclusive _ -> "inconclusive";
            case NotYet _ -> "not-yet";
        };
    }

    /// One sentence.
    String sentence();

    /// Every file of the newest version came through the expected publisher.
    ///
    /// @param run    the run that uploaded it, from the certificate
    /// @param commit the source commit, from the certificate
    /// @param yanked whether it was yanked since: it proves the way all the same
    record Proved(
            String version,
            List<String> files,
            Publisher publisher,
            Optional<URI> run,
            Optional<String> commit,
            Instant uploadedAt,
            boolean yanked)
            implements Verification {
        @Override
        public String sentence() {
            return version + (yanked ? " (yanked since), " : ", ") + files.size()
                    + (files.size() == 1 ? " file" : " files") + ", uploaded by " + Publishers.words(publisher);
        }
    }

    /// A file of the newest version came through another publisher.
    ///
    /// @param onlyEnvironmentOpen the only difference is that the publisher on the index names no environment
    record ProvedDifferent(
            String version, List<String> files, Publisher expected, String seen, boolean onlyEnvironmentOpen)
            implements Verification {
        @Override
        public String sentence() {
            return "Of " + version + ", " + seen + ", expected " + Publishers.words(expected)
                    + (onlyEnvironmentOpen
                            ? ". Constrain the publisher on the index to that environment."
                            : ". Look which of the two is right: the publisher on the index, or what was expected here.");
        }
    }

    /// The newest version is new, yet what the index says about it neither proves nor refutes anything.
    ///
    /// @param version empty where the index did not even answer
    /// @param why     what is missing
    /// @param lookAt  what to look at instead
    record Inconclusive(String version, List<String> files, String why, String lookAt) implements Verification {

        static Inconclusive withoutProvenance(String version, List<String> files, List<String> bare) {
            String what = bare.size() == files.size()
                    ? version + " carries no provenance"
                    : String.join(", ", bare) + " of " + version + " carries no provenance, the other files do";
            return new Inconclusive(
                    version,
                    files,
                    what + ". That does not mean that a token was used: not every tool sends attestations.",
                    "Look at the file on the index: \"Uploaded using Trusted Publishing? Yes\".");
        }

        @Override
        public String sentence() {
            return why + " " + lookAt;
        }
    }

    /// There is nothing new to look at.
    record NotYet(String sentence) implements Verification {}
}
