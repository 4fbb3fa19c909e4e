package dev.tokenless.workflow;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conditions that ask whether the secret is there: once it is deleted, such a step would never run again.
final class SecretConditions {

    private static final Pattern STEP_OUTPUT = Pattern.compile("steps\\.([A-Za-z0-9_-]+)");

    private SecretConditions() {}

    static void refuse(JobSite site, Finding finding) {
        String condition = finding.step().condition().orElse("") + " "
                + site.job().condition().orElse("");
        if (asksForSecret(site, finding, condition)) {
            throw new CannotPlan(
                    "secret-condition",
                    finding.publication().line(),
                    "The upload runs only if its secret is there, so without the secret it would never run. Replace that part of"
                            + " the condition, for example by the repository's name (`github.repository == 'owner/name'`), then run this again.");
        }
    }

    private static boolean asksForSecret(JobSite site, Finding finding, String condition) {
        if (!Expressions.secrets(condition).isEmpty()) {
            return true;
        }
        List<String> variables = Expressions.variables(condition);
        boolean carried = finding.carriers().stream().anyMatch(c -> switch (c) {
            case Carrier.StepVariable step -> variables.contains(step.key());
            case Carrier.JobVariable job -> variables.contains(job.key());
            case Carrier.WorkflowVariable workflow -> variables.contains(workflow.key());
            case Carrier.Input _, Carrier.OnTheLine _, Carrier.Stored _ -> false;
        });
        return carried || asksAStep(site, finding, condition);
    }

    /// An earlier step looks for the secret and tells by an output.
    private static boolean asksAStep(JobSite site, Finding finding, String condition) {
        Matcher output = STEP_OUTPUT.matcher(condition);
        while (output.find()) {
            String id = output.group(1);
            boolean looks = site.job().steps().stream()
                    .filter(s -> s.id().filter(id::equals).isPresent())
                    .anyMatch(s -> finding.publication().credential().secrets().stream()
                            .anyMatch(Expressions.secrets(s.toString())::contains));
            if (looks) {
                return true;
            }
        }
        return false;
    }
}
