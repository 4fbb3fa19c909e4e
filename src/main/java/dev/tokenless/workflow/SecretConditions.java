package dev.tokenless.workflow;

import dev.tokenless.workflow.tool.UploadTools;
import dev.tokenless.workflow.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conditions that ask whether the secret is there: once it is deleted, such a step would never run again.
final class SecretConditions {

    static final String CODE = "secret-condition";

    private static final Pattern STEP_OUTPUT =
            Pattern.compile("\\bsteps\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)\\s*\\.\\s*outputs\\b");
    private static final Pattern JOB_OUTPUT = Pattern.compile(
            "\\bneeds\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)\\s*\\.\\s*outputs\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)");

    private SecretConditions() {}

    static void refuse(JobSite site, Finding finding) {
        if (!ask(site.workflow(), finding)) {
            return;
        }
        String where = looksFor(site.workflow(), finding)
                .map(place -> " (" + place + " looks for it)")
                .orElse("");
        throw new CannotPlan(
                CODE,
                finding.publication().line(),
                "The upload runs only if its secret is there" + where
                        + ", so without the secret it would never run. Replace that part of"
                        + " the condition, for example by the repository's name (`github.repository == 'owner/name'`), then run this again.");
    }

    /// Whether the upload's step or job asks for a secret that the upload takes.
    static boolean ask(Workflow workflow, Finding finding) {
        if (finding.publication().step().isEmpty()) {
            return false;
        }
        String condition = condition(finding);
        List<String> variables = Expressions.variables(condition);
        boolean carried = finding.carriers().stream().anyMatch(c -> switch (c) {
            case Carrier.StepVariable step -> variables.contains(step.key());
            case Carrier.JobVariable job -> variables.contains(job.key());
            case Carrier.WorkflowVariable all -> variables.contains(all.key());
            case Carrier.Input _, Carrier.OnTheLine _, Carrier.Stored _ -> false;
        });
        boolean flag = variables.stream()
                .anyMatch(name -> takes(variable(workflow, finding, name).orElse(""), finding));
        return carried
                || flag
                || !Expressions.secrets(condition).isEmpty()
                || looksFor(workflow, finding).isPresent();
    }

    private static String condition(Finding finding) {
        return finding.step().condition().orElse("") + " "
                + finding.publication().job().condition().orElse("");
    }

    /// The value of a variable where the upload's condition reads it.
    static Optional<String> variable(Workflow workflow, Finding finding, String name) {
        return Optional.ofNullable(finding.step().env().get(name))
                .or(() -> Optional.ofNullable(finding.publication().job().env().get(name)))
                .or(() -> Optional.ofNullable(workflow.env().get(name)))
                .map(Scalar::text);
    }

    /// Whether a text takes a secret of the upload.
    static boolean takes(String text, Finding finding) {
        Set<SecretName> secrets = finding.publication().credential().secrets();
        return Expressions.secrets(text).stream().anyMatch(secrets::contains);
    }

    /// The step or job that looks for the secret and tells by an output.
    private static Optional<String> looksFor(Workflow workflow, Finding finding) {
        String condition = condition(finding);
        Matcher step = STEP_OUTPUT.matcher(condition);
        while (step.find()) {
            if (steps(finding.publication().job(), step.group(1), finding)) {
                return Optional.of("step " + step.group(1));
            }
        }
        Matcher job = JOB_OUTPUT.matcher(condition);
        while (job.find()) {
            if (jobs(workflow, job.group(1), job.group(2), finding)) {
                return Optional.of("job " + job.group(1));
            }
        }
        return Optional.empty();
    }

    private static boolean steps(Job job, String id, Finding finding) {
        return job.steps().stream()
                .filter(s -> s.id().filter(id::equals).isPresent())
                .anyMatch(s -> UploadTools.idleInputs(s).isEmpty() && takes(s.toString(), finding));
    }

    private static boolean jobs(Workflow workflow, String id, String output, Finding finding) {
        Node.Mapping root = (Node.Mapping) Node.resolved(workflow.document().root());
        String value = root.mapping("jobs")
                .flatMap(all -> all.mapping(id))
                .flatMap(job -> job.mapping("outputs"))
                .flatMap(all -> WorkflowReader.string(all, output))
                .orElse("");
        Matcher step = STEP_OUTPUT.matcher(value);
        boolean told = step.find()
                && workflow.job(id)
                        .filter(j -> steps(j, step.group(1), finding))
                        .isPresent();
        return told || takes(value, finding);
    }
}
