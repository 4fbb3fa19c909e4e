package dev.tokenless.wizard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.settings.Settings;
import dev.tokenless.wizard.settings.SettingsModel;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.task.InlineTaskExecutor;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Without a toolkit.
class ShellViewModelTest {

    private final Messages words = new Messages(Locale.ENGLISH);
    private final InlineTaskExecutor tasks = new InlineTaskExecutor();
    private final Road road = new Road(tasks, _ -> {}, () -> words);
    private final List<Settings> kept = new ArrayList<>();

    @Test
    void whoContinuesGoesOnWhereTheLastRunEnded() {
        ShellViewModel shell = shell("prove");
        road.continued().add(new RepositoryName("acme", "rocket"));
        shell.goTo(StepName.PLAN);
        shell.goTo(StepName.PROTECT);
        assertThat(shell.current().get()).isEqualTo(StepName.PROVE);
        assertThat(shell.reached(StepName.TRUST)).isTrue();
        assertThat(shell.done(StepName.REWRITE)).isTrue();
    }

    @Test
    void whoBeginsAnewGoesStepByStep() {
        ShellViewModel shell = shell("prove");
        shell.goTo(StepName.PROTECT);
        assertThat(shell.current().get()).isEqualTo(StepName.PROTECT);
        assertThat(shell.reached(StepName.TRUST)).isFalse();
    }

    @Test
    void theStepThatIsShownIsRemembered() {
        SettingsModel settings = new SettingsModel(Settings.defaults(), tasks, kept::add);
        new ShellViewModel(road, words, Still::new, settings).goTo(StepName.TRUST);
        assertThat(settings.now().get().lastStep()).contains("trust");
    }

    @Test
    void backNeverAsksAnything() {
        ShellViewModel shell = shell("sign-in");
        shell.goTo(StepName.PLAN);
        shell.back();
        assertThat(shell.current().get()).isEqualTo(StepName.REPOSITORIES);
    }

    private ShellViewModel shell(String lastStep) {
        Settings left = Settings.defaults().withLastStep(lastStep);
        return new ShellViewModel(road, words, Still::new, new SettingsModel(left, tasks, kept::add));
    }

    /// A step in which nothing happens.
    private static final class Still extends StepViewModel {

        private final StepName name;

        Still(StepName name) {
            this.name = name;
        }

        @Override
        public StepName name() {
            return name;
        }

        @Override
        public void enter() {
            lead(name.key());
        }

        @Override
        public void proceed() {
            throw new IllegalStateException("nobody pressed it");
        }
    }
}
