package dev.tokenless.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a job loses with its environment: the environment's own secrets and variables, and its name in the identity
/// that a cloud or GitHub Pages asks for.
final class EnvironmentNeeds {

    private static final Pattern ALL_SECRETS =
            Pattern.compile("(?i)\\btojson\\(\\s*(?:secrets|vars)|\\bsecrets\\s*\\[");
    private static final Pattern VARIABLE = Pattern.compile("\\bvars\\s*\\.");

    private EnvironmentNeeds() {}

    /// @param steps those that would run without the environment
    static boolean of(JobSite site, List<Step> steps) {
        Set<SecretName> others = new HashSet<>(Set.of(new SecretName("GITHUB_TOKEN")));
        site.needed().forEach(f -> others.addAll(f.publication().credential().secrets()));
        boolean identity = site.job().effectivePermissions(site.workflow()).grantsIdToken();
        return site.job()
                        .environment()
                        .filter(e -> e.name().value().toLowerCase(Locale.ROOT).equals("github-pages"))
                        .isPresent()
                || takes(site.job().env().toString(), others)
                || steps.stream().anyMatch(s -> takes(s.toString(), others) || (identity && BuildPermissions.asks(s)));
    }

    /// @param known secrets that every job has, or that are on their way out
    private static boolean takes(String text, Set<SecretName> known) {
        return VARIABLE.matcher(text).find()
                || ALL_SECRETS.matcher(text).find()
                || Expressions.secrets(text).stream().anyMatch(secret -> !known.contains(secret));
    }
}
