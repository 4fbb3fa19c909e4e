package dev.tokenless.trust;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `Tag "v1.2.3" is not allowed to deploy to pypi due to environment protection rules.`
final class DeploymentRefusal {

    private static final Pattern REFUSAL = Pattern.compile(
            "(Tag|Branch) \"([^\"]{1,255})\" is not allowed to deploy to (.{1,255}?) due to environment protection rules");

    private DeploymentRefusal() {}

    static Optional<Doctor.Sighting> find(String flowing, LogFacts facts) {
        Matcher refusal = REFUSAL.matcher(flowing);
        if (!refusal.find()) {
            return Optional.empty();
        }
        boolean tag = refusal.group(1).equals("Tag");
        String cure = tag
                ? "Add a tag policy that matches " + refusal.group(2) + " to the environment " + refusal.group(3)
                        + "; branch policies such as `main`, and \"protected branches only\", never admit a tag."
                : "Start the workflow at a tag that the environment " + refusal.group(3)
                        + " admits, or add a branch policy for " + refusal.group(2) + " to it.";
        return Optional.of(new Doctor.Sighting(
                refusal.start(),
                refusal.end(),
                false,
                tag ? "environment-refuses-tag" : "environment-refuses-branch",
                cure,
                Symptom.ENVIRONMENTS.apply(facts)));
    }
}
