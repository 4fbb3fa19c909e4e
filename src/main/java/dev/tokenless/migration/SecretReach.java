package dev.tokenless.migration;

import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.WorkflowFile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which ways to publish a stored secret serves.
final class SecretReach {

    // names that the templates of GitHub and of the upload tools made common
    private static final Pattern PYPI = Pattern.compile(
            "(?i)(?:.*_)?(?:TEST_?)?PYPI(?:_.*)?|TWINE_(?:USERNAME|PASSWORD)|UV_PUBLISH_.*|(?:FLIT|HATCH_INDEX|MATURIN)_(?:PASSWORD|AUTH|PYPI_TOKEN)");

    private SecretReach() {}

    /// The targets whose publications use the secret as the workflows stand; empty if none does.
    static List<Target.Publishing> of(SecretName secret, List<Rewriting> rewritings, List<Target.Publishing> targets) {
        return targets.stream()
                .filter(target -> Targets.publications(target, rewritings).stream()
                        .anyMatch(publication ->
                                publication.credential().secrets().contains(secret)))
                .toList();
    }

    /// What each secret published at a commit. A publication that no target stands for counts as a target of its own,
    /// which nothing ever proves.
    static Map<SecretName, Set<Target.Publishing>> at(Sources sources, List<Target.Publishing> targets) {
        Map<SecretName, Set<Target.Publishing>> reach = new HashMap<>();
        for (String path : new TreeSet<>(sources.texts().keySet())) {
            if (!path.startsWith(".github/workflows/")) {
                continue;
            }
            for (Publication publication :
                    Rewriter.rewrite(path, sources, RewriteChoices.defaults()).publications()) {
                if (!publication.index().trustsPublishers()) {
                    continue;
                }
                Set<Target.Publishing> reached = reached(WorkflowFile.of(path), publication.index(), targets);
                publication
                        .credential()
                        .secrets()
                        .forEach(secret -> reach.computeIfAbsent(secret, _ -> new LinkedHashSet<>())
                                .addAll(reached));
            }
        }
        return Map.copyOf(reach);
    }

    private static Set<Target.Publishing> reached(WorkflowFile file, IndexKind index, List<Target.Publishing> targets) {
        Set<Target.Publishing> known = new LinkedHashSet<>();
        targets.stream()
                .filter(target -> target.file().equals(file) && target.index() == index)
                .forEach(known::add);
        return known.isEmpty() ? Set.of(new Target.Publishing(file, index, Optional.empty(), Optional.empty())) : known;
    }

    static boolean soundsLikePyPi(SecretName secret) {
        return PYPI.matcher(secret.value()).matches();
    }
}
