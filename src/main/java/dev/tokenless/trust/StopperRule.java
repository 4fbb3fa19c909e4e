package dev.tokenless.trust;

import java.util.List;

/// One kind of thing that stops a release although claims and rules agree.
interface StopperRule {

    List<Stopper> in(Subject subject);

    /// What the rules look at: one publishing file among all.
    record Subject(RepositoryFacts facts, List<Judged> files, Judged file, List<Way> ways) {

        /// At a line of this file.
        Stopper stopper(String code, int line, String message, String change) {
            return new Stopper(code, file.path(), line, message, change);
        }

        /// In the repository's settings.
        Stopper stopper(String code, String message, String change) {
            return stopper(code, 1, message, change);
        }

        boolean startsByRelease(String job) {
            return ways.stream()
                    .anyMatch(way ->
                            way.jobId().equals(job) && way.claims().eventName().equals("release"));
        }
    }
}
