package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Secrets of a migrated upload that something else in the file still takes: deleting them would break it.
final class StillUsed {

    private StillUsed() {}

    static List<Left> in(String after, Set<Job> migrated, List<Finding> findings) {
        Set<SecretName> gone = new LinkedHashSet<>();
        Set<SecretName> kept = new LinkedHashSet<>();
        for (Finding finding : findings) {
            boolean ours = migrated.contains(finding.publication().job())
                    && finding.publication().index() != IndexKind.OTHER;
            (ours ? gone : kept).addAll(finding.publication().credential().secrets());
        }
        gone.removeAll(kept);
        List<Left> left = new ArrayList<>();
        String all = after.toLowerCase(Locale.ROOT);
        if (gone.stream().noneMatch(name -> all.contains(name.value().toLowerCase(Locale.ROOT)))) {
            return left;
        }
        String[] lines = after.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            String code = lines[line].replaceFirst("(?:^|\\s)#.*$", "");
            for (SecretName name : Expressions.secrets(code)) {
                if (gone.contains(name)) {
                    left.add(
                            new Left(
                                    "secret-still-used",
                                    line + 1,
                                    1,
                                    "The upload no longer needs the secret " + name
                                            + ", but this line still takes it. Find out what it is for before the secret is deleted."));
                }
            }
        }
        return left;
    }
}
