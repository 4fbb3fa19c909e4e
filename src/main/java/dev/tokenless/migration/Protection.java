package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.Rewriting;
import java.util.List;

/// The rules that an environment shall have.
record Protection(EnvironmentRules rules) {

    static Protection of(Survey survey, List<Rewriting> rewritings, EnvironmentName name) {
        return new Protection(EnvironmentRules.of(new RefPolicy.Custom(List.of(RefPattern.tag("v*")))));
    }
}
