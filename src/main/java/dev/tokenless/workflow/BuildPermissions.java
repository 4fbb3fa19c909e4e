package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Takes the identity from a job that no longer publishes, unless something else in it asks for one.
final class BuildPermissions {

    private static final String WHY =
            "The job only builds now; what it installs and runs must not be able to ask for the identity that may publish.";

    /// Actions that ask for no identity. Any other one might, and keeps the permission.
    private static final Pattern WITHOUT = Pattern.compile(
            "actions/(?:checkout|setup-[a-z-]+|cache(?:/.*)?|upload-artifact|download-artifact|create-release|upload-release-asset|github-script)"
                    + "|astral-sh/.*|pypa/(?:cibuildwheel|gh-action-pypi-publish|hatch)|snok/install-poetry|abatilo/actions-poetry|gerbv/.*|pdm-project/setup-pdm"
                    + "|conda-incubator/.*|mamba-org/.*|pre-commit/action|pyo3/maturin-action|messense/maturin-action|dtolnay/.*|actions-rs/.*|swatinem/.*"
                    + "|docker/(?:setup-[a-z-]+-action|login-action)|softprops/action-gh-release|ncipollo/release-action|step-security/harden-runner|psf/black|chartboost/ruff-action"
                    + "|joerick/cibuildwheel|relizaio/.*|bruceadams/get-release|battila7/get-version-action|arduino/setup-.*|ilammy/.*|microsoft/setup-.*|jrubics/poetry-publish");
    private static final Pattern ASKING = Pattern.compile(
            "(?i)ACTIONS_ID_TOKEN|\\bid[-_]token|getIDToken|\\boidc\\b|\\battest|sigstore|cosign|trusted[-_ ]?publish|\\bgcloud\\b|\\baws\\s|\\b(?:uv|pdm|maturin)\\s+publish|twine\\s+upload"
                    + "|\\bprovenance\\b|\\b(?:npm|npx|pnpm|yarn|bun|bunx|lerna|nx|jsr|deno|gem|goreleaser|semantic-release|vault|az|terraform|tofu|pulumi|helm|infisical|doppler)\\s"
                    + "|\\bcargo\\s+(?:publish|release)\\b");

    private BuildPermissions() {}

    /// @param kept the steps that stay in the job
    static void plan(JobSite site, JobPlan plan, List<Step> kept) {
        Permissions effective = site.job().effectivePermissions(site.workflow());
        if (!effective.grantsIdToken() || kept.stream().anyMatch(BuildPermissions::asks)) {
            return;
        }
        Map<String, Access> rest = new LinkedHashMap<>();
        switch (effective) {
            case Permissions.Scopes scopes -> rest.putAll(scopes.scopes());
            case Permissions.WriteAll _ -> PermissionNeeds.SCOPES.forEach(s -> rest.put(s, Access.WRITE));
            case Permissions.Absent _, Permissions.ReadAll _ -> {}
        }
        rest.remove("id-token");
        change(site, plan, rest);
        plan.name("job " + site.job().id() + ": permission id-token removed", WHY);
    }

    private static void change(JobSite site, JobPlan plan, Map<String, Access> rest) {
        Value.Fields block = Value.fields();
        for (Map.Entry<String, Access> scope : rest.entrySet()) {
            block = block.with(
                    scope.getKey(), Value.words(scope.getValue().name().toLowerCase(Locale.ROOT)));
        }
        if (site.job().permissions().isEmpty()) {
            plan.change(new Change.Add(site.node(), "permissions", block, PermissionChange.anchor(site)));
        } else if (site.node().get("permissions").orElseThrow() instanceof Node.Mapping map && !rest.isEmpty()) {
            plan.change(new Change.Drop(map, "id-token"));
        } else {
            plan.change(new Change.Swap(
                    site.node(),
                    "permissions",
                    Value.fields().with("permissions", block).fields()));
        }
    }

    static boolean asks(Step step) {
        String text = step.run().map(Scalar::text).orElse("") + step.with() + step.env();
        boolean unknown =
                step.uses().isPresent() && !WITHOUT.matcher(step.action()).matches();
        return unknown || ASKING.matcher(text).find();
    }
}
