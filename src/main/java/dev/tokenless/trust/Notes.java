package dev.tokenless.trust;

import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.Publication;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is worth knowing beside the verdicts, and what could not be seen from here.
record Notes(RepositoryFacts facts, List<Judged> files, Setup setup) {

    List<String> of(Judged file, List<Way> ways) {
        Set<String> notes = new LinkedHashSet<>();
        if (!facts.wholeRepository() && ways.stream().anyMatch(Notes::byTagOrRelease)) {
            notes.add(
                    "Another workflow of the repository may make the release or the tag with GITHUB_TOKEN, which would start"
                            + " nothing; judge all workflows together to see it.");
        }
        for (Publication publication : file.publications()) {
            if (publication.index().trustsPublishers() && !(publication.credential() instanceof Credential.Trusted)) {
                notes.add("Job " + publication.jobId()
                        + " still uploads with a token: `rewrite` says what is left to do, and"
                        + " trusted publishing takes no part in it until then.");
            } else if (publication.index().trustsPublishers()
                    && ways.stream().noneMatch(way -> way.jobId().equals(publication.jobId()))) {
                notes.add("Nothing in these files starts job " + publication.jobId() + ".");
            }
        }
        if (file.judged().trigger("workflow_call").isPresent()) {
            notes.add("Workflows of other repositories may call this file; PyPI refuses what they publish through it.");
        }
        ways.forEach(way -> way.environment().ifPresent(name -> notes.addAll(ofEnvironment(name))));
        if (ways.stream().anyMatch(way -> way.environment().isEmpty())) {
            notes.add("A publish job names no environment: any run of this file with the identity token can publish.");
        }
        return List.copyOf(notes);
    }

    private List<String> ofEnvironment(EnvironmentName name) {
        List<String> notes = new ArrayList<>();
        if (!name.value().equals(name.value().toLowerCase(Locale.ROOT))) {
            notes.add(
                    "Environment " + name
                            + ": prefer a name in lower case. PyPI compares it in lower case, but the link in"
                            + " its mail \"can be made more secure\" stores it as written, and such a publisher never matches.");
        }
        EnvironmentRules rules = setup.rules(name);
        if (rules.exists() && !rules.protects()) {
            notes.add("Environment " + name + " protects nothing: its rules refuse no run ("
                    + rules.policy().words() + ").");
        }
        return notes;
    }

    private static boolean byTagOrRelease(Way way) {
        return way.claims().ref().type().equals("tag");
    }
}
