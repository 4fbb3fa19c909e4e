package dev.tokenless.wizard.road;

import dev.tokenless.migration.Draft;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.Rights;
import dev.tokenless.trust.Judgement;
import java.util.List;

/// A plan with what a person wants to see before agreeing.
///
/// @param drafts     every file of the pull request with its text
/// @param judgements whether the next release will be accepted, a workflow each
/// @param rights     what the token may do there
public record Prepared(Plan plan, List<Draft> drafts, List<Judgement> judgements, Rights rights) {}
