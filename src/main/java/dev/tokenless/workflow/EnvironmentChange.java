package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Value;
import java.util.Set;

/// Names the environment that the publisher is bound to; one that is there stays.
final class EnvironmentChange {

    private static final String WHY =
            "A trusted publisher bound to an environment accepts no other job of the repository, and the environment's rules guard the release.";

    private static final Set<String> LOGINS = Set.of(
            "aws-actions/configure-aws-credentials",
            "google-github-actions/auth",
            "azure/login",
            "hashicorp/vault-action",
            "aliyun/configure-aliyun-credentials-action",
            "jfrog/setup-jfrog-cli");

    private EnvironmentChange() {}

    static void plan(JobSite site, JobPlan plan) {
        if (site.job().environment().isPresent()) {
            return;
        }
        if (site.node().entry("environment").isPresent()) {
            throw new CannotPlan(
                    "environment", site.job().line(), "The job's `environment:` has no plain name; give it one.");
        }
        IndexKind index = site.mainIndex();
        plan.change(new Change.Add(site.node(), "environment", value(site, index), "runs-on"));
        plan.name("job " + site.job().id() + ": environment " + site.choices().environment(index), WHY);
        logins(site, plan, site.choices().environment(index));
    }

    /// The name of an environment takes the place of the branch or tag in the identity's subject (GitHub docs,
    /// "OpenID Connect reference"), and a cloud's role is most often bound to the subject.
    private static void logins(JobSite site, JobPlan plan, EnvironmentName name) {
        if (!site.job().effectivePermissions(site.workflow()).grantsIdToken()) {
            return;
        }
        site.job().steps().stream()
                .filter(step -> LOGINS.contains(step.action()))
                .forEach(step -> plan.note(new Left(
                        "identity-subject",
                        step.line(),
                        1,
                        step.action() + " signs in with the run's identity too, and with the environment its subject"
                                + " becomes repo:OWNER/REPOSITORY:environment:" + name
                                + ". If the role there names a branch or tag, let it accept that subject before this"
                                + " is merged, or the next release fails at this step.")));
    }

    /// With the project's page, which GitHub shows beside a deployment, where the project is known.
    static Value value(JobSite site, IndexKind index) {
        Value name = Value.words(site.choices().environment(index).value());
        return site.projectPage(index)
                .<Value>map(page -> Value.fields().with("name", name).with("url", Value.words(page)))
                .orElse(name);
    }
}
