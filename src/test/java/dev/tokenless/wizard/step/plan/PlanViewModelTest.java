package dev.tokenless.wizard.step.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.trust.RefKind;
import dev.tokenless.trust.Reviewer;
import dev.tokenless.wizard.SessionsForTests;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.task.InlineTaskExecutor;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Without a toolkit.
class PlanViewModelTest {

    private final Messages words = new Messages(Locale.ENGLISH);
    private final InlineTaskExecutor tasks = new InlineTaskExecutor();
    private final Road road = new Road(tasks, _ -> {}, () -> words);
    private final List<StepName> went = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private final PlanViewModel model = new PlanViewModel(road, tasks, copied::add, went::add, words);

    @BeforeEach
    void prepare() {
        road.begin(SessionsForTests.of(1));
        road.choose(List.of(new RepositoryName("acme", "rocket-1")));
        road.legs().getFirst().prepare(dev.tokenless.migration.Choices.defaults());
        model.enter();
    }

    @Test
    void theDifferenceOfTheFirstFileIsShown() {
        assertThat(model.lines()).anyMatch(line -> line.changed());
        assertThat(model.yaml()).isTrue();
    }

    @Test
    void tagsThatArePutInReplaceTheOldOnesAndLeaveTheBranches() {
        model.admit(RefKind.TAG, "v*, release-*");
        assertThat(model.rules()).hasValueSatisfying(rules -> {
            assertThat(Patterns.of(rules, RefKind.TAG)).isEqualTo("release-*, v*");
            assertThat(Patterns.of(rules, RefKind.BRANCH)).isEqualTo("main");
        });
    }

    @Test
    void aReviewerIsAskedAndNoLongerAsked() {
        Reviewer me = model.candidates().getFirst();
        model.ask(me, true);
        assertThat(model.rules())
                .hasValueSatisfying(rules -> assertThat(rules.reviewers()).containsExactly(me));
        model.ask(me, false);
        assertThat(model.rules())
                .hasValueSatisfying(rules -> assertThat(rules.reviewers()).isEmpty());
    }

    @Test
    void everyRewriteChoiceReachesThePlan() {
        model.choose(known -> known.withRewrite(Rewrites.pinned(known.rewrite(), true)));
        model.choose(known -> known.withRewrite(Rewrites.keepTool(known.rewrite(), true)));
        model.choose(known -> known.withRewrite(Rewrites.split(known.rewrite(), false)));
        model.choose(known -> known.withRewrite(Rewrites.named(known.rewrite(), "release")));
        assertThat(road.legs().getFirst().prepared().get()).hasValueSatisfying(prepared -> {
            assertThat(prepared.plan().choices().rewrite().pinBySha()).isTrue();
            assertThat(prepared.plan().choices().rewrite().keepTool()).isTrue();
            assertThat(prepared.plan().choices().rewrite().split()).isFalse();
            assertThat(prepared.plan().choices().rewrite().environment().value())
                    .isEqualTo("release");
        });
    }

    @Test
    void aPlanThatTheTokenMayNotCarryOutIsNotAgreedToAndTheFocusGoesToWhatMendsIt() {
        choose("acme/rocket-6");
        model.proceed();
        model.proceed();
        assertThat(went).isEmpty();
        assertThat(road.legs().getFirst().standing().get()).isEmpty();
        assertThat(model.missing().get()).hasValueSatisfying(missing -> {
            assertThat(missing.field()).isEqualTo("rights-again");
            assertThat(missing.sentence()).contains("acme/rocket-6");
        });
    }

    @Test
    void oneThatLacksARightIsShownFirstAndTheOthersGoOnWithoutIt() {
        choose("acme/rocket-1", "acme/rocket-6", "acme/rocket-7");
        model.proceed();
        assertThat(went).isEmpty();
        assertThat(model.leg().get())
                .isEqualTo(java.util.Optional.of(road.legs().get(1)));
        model.proceed();
        assertThat(went).containsExactly(StepName.PROTECT);
        assertThat(road.legs())
                .extracting(leg -> leg.standing().get().isPresent())
                .containsExactly(true, false, true);
    }

    @Test
    void theCommandThatAddsARightIsCopied() {
        model.copyCommand("gh auth refresh -s workflow");
        assertThat(copied).containsExactly("gh auth refresh -s workflow");
    }

    private void choose(String... names) {
        road.choose(java.util.Arrays.stream(names)
                .map(name -> RepositoryName.parse(name).orElseThrow())
                .toList());
        road.legs().forEach(leg -> leg.prepare(dev.tokenless.migration.Choices.defaults()));
        model.enter();
    }

    @Test
    void agreeingGoesOnToProtect() {
        model.proceed();
        assertThat(went).containsExactly(StepName.PROTECT);
    }
}
