package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import java.util.List;
import java.util.Optional;

/// Names the one field to change where no publisher was found.
final class Mismatch {

    private Mismatch() {}

    static String change(IndexKind index, Claims claims, String file, List<Registered> publishers) {
        String where = index == IndexKind.TESTPYPI ? "TestPyPI" : "PyPI";
        Optional<Registered> nearest = publishers.stream()
                .max((one, other) -> Integer.compare(likeness(one, claims, file), likeness(other, claims, file)));
        if (nearest.isEmpty()) {
            return "Add a publisher on " + where + ": repository " + claims.repository() + ", workflow " + file
                    + claims.environment().map(name -> ", environment " + name).orElse("") + ".";
        }
        Publisher publisher = nearest.get().publisher();
        if (!publisher.repository().toString().equals(claims.repository().toString())) {
            boolean spelling = publisher.repository().equals(claims.repository());
            return "Change the repository of the publisher on " + where + " from " + publisher.repository() + " to "
                    + claims.repository()
                    + (spelling
                            ? ": upper and lower case matter to PyPI."
                            : ": renaming or moving a repository breaks it.");
        }
        if (!publisher.file().name().equals(file)) {
            return "Change the workflow of the publisher on " + where + " from " + publisher.file() + " to " + file
                    + (Claims.reusable(claims) ? ", the file that is called and holds the job." : ".");
        }
        return environment(where, publisher.environment(), claims.environment());
    }

    private static String environment(
            String where, Optional<EnvironmentName> registered, Optional<EnvironmentName> claimed) {
        if (claimed.isEmpty()) {
            return "Give the publish job `environment: "
                    + registered.map(EnvironmentName::value).orElse("pypi") + "`, which the publisher on " + where
                    + " names.";
        }
        return "Change the environment of the publisher on " + where + " from "
                + registered.map(EnvironmentName::value).orElse("(Any)") + " to " + claimed.get()
                + ", or the job's.";
    }

    private static int likeness(Registered entry, Claims claims, String file) {
        Publisher publisher = entry.publisher();
        return (publisher.repository().toString().equals(claims.repository().toString()) ? 8 : 0)
                + (publisher.repository().equals(claims.repository()) ? 2 : 0)
                + (publisher.file().name().equals(file) ? 4 : 0)
                + (publisher.environment().equals(claims.environment()) ? 1 : 0);
    }
}
