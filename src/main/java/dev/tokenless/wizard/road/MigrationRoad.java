package dev.tokenless.wizard.road;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.migration.Change;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Migration;
import dev.tokenless.migration.Person;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.Protection;
import dev.tokenless.migration.Situation;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.Survey;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Judge;
import dev.tokenless.trust.Judgement;
import dev.tokenless.trust.RepositoryFacts;
import dev.tokenless.trust.Reviewer;
import dev.tokenless.trust.Setup;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// A repository's road as the migration room walks it.
public final class MigrationRoad implements OneRoad {

    private final Migration migration;
    private final Person person;
    private Optional<Plan> shown = Optional.empty();

    public MigrationRoad(Migration migration, Person person) {
        this.migration = migration;
        this.person = person;
    }

    @Override
    public Prepared prepare(Choices choices, Cancellation cancellation, Consumer<String> doing) {
        Migration work = during(cancellation, doing);
        Survey survey = work.survey();
        Plan plan = work.agreed(choices).orElseGet(() -> work.plan(choices));
        shown = Optional.of(plan);
        return new Prepared(plan, work.drafts(plan.choices()), judgements(survey, plan), work.rights(plan));
    }

    @Override
    public Standing agree(Cancellation cancellation, Consumer<String> doing) {
        Migration work = during(cancellation, doing);
        shown.ifPresent(work::agree);
        return standing(work.look());
    }

    @Override
    public Standing look(Cancellation cancellation, Consumer<String> doing) {
        return standing(during(cancellation, doing).look());
    }

    @Override
    public Standing carryOut(Change change, Cancellation cancellation, Consumer<String> doing) {
        return standing(during(cancellation, doing).carryOut(change));
    }

    @Override
    public Standing confirm(HumanTask task, String note, Cancellation cancellation, Consumer<String> doing) {
        Migration work = during(cancellation, doing);
        if (!task.byWord()) {
            return standing(work.look());
        }
        // the answer counts for every repository that the card names
        work.asking(task);
        return standing(work.attest(task.item(), task.target(), person, note));
    }

    @Override
    public Standing deny(HumanTask task, Cancellation cancellation, Consumer<String> doing) {
        Migration work = during(cancellation, doing);
        work.asking(task);
        return standing(work.deny(task.item(), task.target(), person, task.noted()));
    }

    @Override
    public Standing unlock(String typed, Cancellation cancellation, Consumer<String> doing) {
        return standing(during(cancellation, doing).override(typed, person));
    }

    @Override
    public void close() {
        migration.close();
    }

    // With the publishers and rules that Tokenless would set up: what the next release will meet after the migration.
    private static List<Judgement> judgements(Survey survey, Plan plan) {
        BiFunction<String, Sources, Rewriting> rewriter =
                survey.rewriter(plan.choices().rewrite());
        List<Reviewer> reviewers = plan.changes(Change.PutEnvironment.class).stream()
                .flatMap(change -> change.wanted().reviewers().stream())
                .distinct()
                .toList();
        RepositoryFacts facts = Protection.facts(survey);
        Sources sources = survey.sources();
        return Judge.judge(sources, facts, chosen(Judge.designed(sources, facts, rewriter, reviewers), plan), rewriter);
    }

    // What the person chose stands over what was designed, so that the verdicts follow each choice.
    private static Setup chosen(Setup designed, Plan plan) {
        Map<EnvironmentName, EnvironmentRules> rules = new HashMap<>(designed.environments());
        plan.changes(Change.PutEnvironment.class).forEach(put -> rules.put(put.name(), put.wanted()));
        return new Setup(designed.publishers(), rules, designed.everywhere());
    }

    private Migration during(Cancellation cancellation, Consumer<String> doing) {
        return migration.during(cancellation, waiting -> doing.accept(waiting.why()));
    }

    private Standing standing(Situation situation) {
        return migration.standing(situation);
    }
}
