package dev.tokenless.wizard.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.migration.Change;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Next;
import dev.tokenless.wizard.SessionsForTests;
import dev.tokenless.wizard.road.Leg;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.task.InlineTaskExecutor;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.Observable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Without a toolkit.
class QueueViewModelTest {

    private final Messages words = new Messages(Locale.ENGLISH);
    private final InlineTaskExecutor tasks = new InlineTaskExecutor();
    private final Road road = new Road(tasks, _ -> {}, () -> words);
    private final List<StepName> went = new ArrayList<>();

    @BeforeEach
    void agree() {
        road.begin(SessionsForTests.of(2));
        road.choose(List.of(new RepositoryName("acme", "rocket-1"), new RepositoryName("acme", "rocket-2")));
        road.legs().forEach(leg -> leg.prepare(Choices.defaults()));
        road.legs().forEach(Leg::agree);
    }

    @Test
    void whatTokenlessCanDoIsDoneForAllAtOnce() {
        QueueViewModel protect = step(StepName.PROTECT, change -> change instanceof Change.PutEnvironment);
        assertThat(protect.primary().get()).isEqualTo("Create 2 environments");
        assertThat(protect.errands().get()).isEqualTo("0 of 2 done · Tokenless can do 2 now");
        protect.proceed();
        assertThat(protect.errands().get()).isEqualTo("2 of 2 done");
        protect.proceed();
        assertThat(went).containsExactly(StepName.TRUST);
    }

    @Test
    void theQueueSaysItsLengthAndItsMinutesAndStepsBackUntilThePersonIsDone() {
        step(StepName.PROTECT, change -> change instanceof Change.PutEnvironment)
                .proceed();
        QueueViewModel trust = step(StepName.TRUST, change -> change instanceof Change.RegisterPublisher);
        assertThat(trust.errands().get()).isEqualTo("0 of 2 done · 2 pages for you, about 4 minutes");
        assertThat(trust.quiet().get()).isTrue();
        trust.proceed();
        assertThat(trust.missing().get())
                .hasValueSatisfying(missing -> assertThat(missing.field()).isEqualTo("task-open"));
        assertThat(went).isEmpty();
    }

    @Test
    void aRowMayBeTakenOutOfOrder() {
        step(StepName.PROTECT, change -> change instanceof Change.PutEnvironment)
                .proceed();
        QueueViewModel trust = step(StepName.TRUST, change -> change instanceof Change.RegisterPublisher);
        TaskRow second = trust.rows().get(1);
        trust.selected().set(Optional.of(second));
        trust.confirm(second, task(second), "");
        assertThat(trust.rows().stream().filter(row -> row.leg().equals(second.leg())))
                .allMatch(row -> row.stand() == TaskRow.Stand.DONE);
        assertThat(trust.rows()).anyMatch(row -> row.stand() == TaskRow.Stand.YOURS);
    }

    @Test
    void secretsAreDeletedOnlyAfterTheirNumberIsTyped() {
        step(StepName.PROTECT, change -> change instanceof Change.PutEnvironment)
                .proceed();
        confirmAll(StepName.TRUST, change -> change instanceof Change.RegisterPublisher);
        Predicate<Change> rewrite = change -> change instanceof Change.RewriteWorkflows;
        step(StepName.REWRITE, rewrite).proceed();
        QueueViewModel merging = step(StepName.REWRITE, rewrite);
        assertThat(MergeList.merges(merging.rows())).hasSize(2);
        confirmAll(StepName.REWRITE, rewrite);
        confirmAll(StepName.PROVE, change -> change instanceof Change.Release);
        confirmAll(StepName.CLEAN_UP, change -> change instanceof Change.RevokeTokens);
        QueueViewModel cleanUp = step(StepName.CLEAN_UP, change -> change instanceof Change.DeleteSecrets);
        assertThat(cleanUp.expected().get()).isEqualTo("delete 2");
        cleanUp.proceed();
        assertThat(cleanUp.missing().get())
                .hasValueSatisfying(missing -> assertThat(missing.field()).isEqualTo("queue-typed"));
        cleanUp.typed().set("delete 2");
        cleanUp.proceed();
        assertThat(cleanUp.rows()).allMatch(row -> row.stand() == TaskRow.Stand.DONE);
    }

    /// One look at the page of tokens does for all rows, so all of them are looked at again; no other answer does that.
    @Test
    void anAnswerAboutTokensIsLookedForInEveryRow() {
        step(StepName.PROTECT, change -> change instanceof Change.PutEnvironment)
                .proceed();
        int[] looked = {0};
        var other = road.legs().getLast().standing();
        // also where it finds what was known
        other.addListener((Observable _) -> looked[0] += other.get().isPresent() ? 1 : 0);
        QueueViewModel trust = step(StepName.TRUST, change -> change instanceof Change.RegisterPublisher);
        trust.confirm(trust.rows().getFirst(), task(trust.rows().getFirst()), "");
        assertThat(looked[0]).isZero();
        confirmAll(StepName.TRUST, change -> change instanceof Change.RegisterPublisher);
        Predicate<Change> rewrite = change -> change instanceof Change.RewriteWorkflows;
        step(StepName.REWRITE, rewrite).proceed();
        confirmAll(StepName.REWRITE, rewrite);
        confirmAll(StepName.PROVE, change -> change instanceof Change.Release);
        QueueViewModel cleanUp = step(StepName.CLEAN_UP, change -> change instanceof Change.RevokeTokens);
        looked[0] = 0;
        cleanUp.confirm(cleanUp.rows().getFirst(), task(cleanUp.rows().getFirst()), "");
        assertThat(looked[0]).isEqualTo(1);
    }

    private void confirmAll(StepName name, Predicate<Change> belongs) {
        QueueViewModel step = step(name, belongs);
        List.copyOf(step.rows()).stream()
                .filter(row -> row.stand() == TaskRow.Stand.YOURS)
                .forEach(row -> step.confirm(row, task(row), ""));
    }

    private QueueViewModel step(StepName name, Predicate<Change> belongs) {
        QueueViewModel model = new QueueViewModel(name, belongs, road, went::add, _ -> {}, words);
        model.enter();
        return model;
    }

    private static HumanTask task(TaskRow row) {
        return ((Next.Needed) row.next().orElseThrow()).task();
    }
}
