package dev.tokenless.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Scripts that still read a variable that carried the credential: they would take another way than before, most
/// often that of "no token, no upload".
final class UnsetVariables {

    private UnsetVariables() {}

    static void refuse(JobSite site, Workflow after) {
        Set<String> gone = site.needed().stream()
                .flatMap(f -> f.carriers().stream())
                .flatMap(c -> c instanceof Carrier.StepVariable variable
                        ? Optional.of(variable.key()).stream()
                        : List.<String>of().stream())
                .collect(Collectors.toSet());
        for (Job job : after.jobs()) {
            boolean ours = job.id().equals(site.job().id())
                    || site.workflow().job(job.id()).isEmpty();
            for (Step step : ours && !gone.isEmpty() ? job.steps() : List.<Step>of()) {
                read(step, gone)
                        .filter(name -> !step.env().containsKey(name)
                                && !job.env().containsKey(name)
                                && !after.env().containsKey(name))
                        .ifPresent(name -> refuse(site, name));
            }
        }
    }

    private static Optional<String> read(Step step, Set<String> names) {
        List<String> read = Expressions.variables(step.run().map(Scalar::text).orElse(""));
        return read.stream().filter(names::contains).findFirst();
    }

    private static void refuse(JobSite site, String name) {
        throw new CannotPlan(
                "credential-still-read",
                site.needed().getFirst().publication().line(),
                "The script still reads $" + name
                        + ", which carried the credential and goes with it: a line that tests it would never let the upload run again, and one that hands it on"
                        + " would hand on nothing. Take that line out of the script, then run this again.");
    }
}
