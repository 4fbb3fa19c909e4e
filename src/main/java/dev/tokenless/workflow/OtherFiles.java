package dev.tokenless.workflow;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a job puts something besides distributions into their folder: signatures, checksums, packages of other
/// kinds. PyPA's action would try to upload those too, and fail.
final class OtherFiles {

    // it writes its bundles beside the files that it signs
    private static final Set<String> SIGNING = Set.of("sigstore/gh-action-sigstore-python");
    private static final String DISTRIBUTION = "whl|gz|zip|bz2|xz|egg";

    private OtherFiles() {}

    /// @param folder as the upload names it, from the top of the workspace
    static boolean in(Job job, String folder) {
        Pattern other = Pattern.compile("(?<![\\w./-])(?:\\./)?" + Pattern.quote(folder) + "/(?:[\\w.*+${}-]*\\.(?!(?:"
                + DISTRIBUTION + ")\\b)[A-Za-z]\\w*|[A-Z][A-Z0-9_]{3,})(?![\\w.*/-])");
        return job.steps().stream()
                .anyMatch(step -> (SIGNING.contains(step.action()) && text(step).contains(folder + "/"))
                        || other.matcher(text(step)).find());
    }

    private static String text(Step step) {
        return Stream.concat(step.run().stream(), step.with().values().stream())
                .map(Scalar::text)
                .collect(Collectors.joining("\n"));
    }
}
