package dev.tokenless.migration;

import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.SecretName;
import java.util.List;
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

    static boolean soundsLikePyPi(SecretName secret) {
        return PYPI.matcher(secret.value()).matches();
    }
}
