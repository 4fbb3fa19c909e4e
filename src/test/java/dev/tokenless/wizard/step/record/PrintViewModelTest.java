package dev.tokenless.wizard.step.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Standing;
import dev.tokenless.record.CompletionRecord;
import dev.tokenless.record.Sheet;
import dev.tokenless.record.Story;
import dev.tokenless.wizard.task.InlineTaskExecutor;
import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.RepositoryName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Without a toolkit and without a printer.
class PrintViewModelTest {

    private final PaperInMemory paper = new PaperInMemory();
    private final List<String> closed = new ArrayList<>();
    private PrintViewModel model = with(new InlineTaskExecutor());

    private PrintViewModel with(TaskExecutor tasks) {
        return new PrintViewModel(story(), paper, tasks, new Messages(Locale.ENGLISH), () -> closed.add("closed"));
    }

    static Story story() {
        List<Standing> standings = IntStream.range(0, 12)
                .mapToObj(number -> Standing.failed(
                        new RepositoryName("acme", "rocket" + number),
                        new Reason("github", "GitHub does not know this repository.", Optional.empty())))
                .toList();
        return new CompletionRecord(Instant.EPOCH, Optional.of("ada"), true, "1", standings, Map.of()).story();
    }

    private int shown() {
        return model.shown().get().map(Sheet::number).orElse(0);
    }

    @Test
    void theFirstOfThePagesThatWillBePrintedIsShown() {
        model.layOut();

        assertThat(model.sheets()).hasSizeGreaterThan(2);
        assertThat(model.shown().get()).contains(model.sheets().getFirst());
        assertThat(model.printer().get()).isEqualTo("Laser on the second floor");
        assertThat(model.status().get()).isEqualTo("Page 1 of " + model.sheets().size());
    }

    @Test
    void turningEndsAtTheFirstAndAtTheLastPage() {
        model.layOut();
        model.next(-1);
        assertThat(shown()).isEqualTo(1);
        model.next(1);
        assertThat(shown()).isEqualTo(2);
        model.next(1000);
        assertThat(shown()).isEqualTo(model.sheets().size());
    }

    @Test
    void otherPaperMeansOtherPages() {
        model.layOut();
        int before = model.sheets().size();
        model.setUpPage();

        assertThat(model.sheets()).hasSizeGreaterThan(before);
        assertThat(model.shown().get().orElseThrow().size().width()).isEqualTo(420);
    }

    @Test
    void whatWasShownIsPrintedPageByPageAndThePreviewCloses() {
        model.layOut();
        model.print();

        assertThat(paper.printed)
                .containsExactlyElementsOf(
                        model.sheets().stream().map(Sheet::text).toList());
        assertThat(model.progress().get()).isEqualTo(1);
        assertThat(closed).hasSize(1);
        assertThat(paper.abandoned).isFalse();
    }

    @Test
    void aPrinterThatDoesNotTakeThePagesIsSaidSoAndThePdfIsOffered() {
        paper.takes = false;
        model.layOut();
        model.print();

        assertThat(closed).isEmpty();
        assertThat(model.status().get()).contains("did not take", "PDF");
    }

    @Test
    void leavingThePreviewPrintsNothing() {
        model.layOut();
        model.cancel();

        assertThat(paper.abandoned).isTrue();
        assertThat(paper.printed).isEmpty();
        assertThat(closed).hasSize(1);
    }

    @Test
    void cancellingStopsThePagesThatAreNotOnTheirWayYet() {
        Later later = new Later();
        model = with(later);
        model.layOut();
        later.finish();
        model.print();
        assertThat(model.busy().get()).isTrue();
        model.cancel();
        later.finish();

        assertThat(paper.printed).isEmpty();
        assertThat(model.busy().get()).isFalse();
        assertThat(closed).hasSize(1);
    }

    /// Does a job when it is told to.
    private static final class Later implements TaskExecutor {

        private Runnable waiting = () -> {};

        @Override
        public <V> Cancellation run(Job<V> job) {
            Cancellation cancellation = new Cancellation();
            waiting = () -> {
                try {
                    job.onSuccess().accept(job.work().run(cancellation));
                } catch (dev.tokenless.desktop.CancelledException stopped) {
                    job.onCancelled().run();
                } catch (Exception failure) {
                    throw new AssertionError(failure);
                } finally {
                    job.andFinally().run();
                }
            };
            return cancellation;
        }

        void finish() {
            waiting.run();
        }

        @Override
        public void show(Runnable change) {
            change.run();
        }

        @Override
        public void close() {}
    }
}
