package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong around a journal: one clear sentence, nothing lost, and nothing changed in the world that could not
/// be written down before.
class JournalFaultsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final RepositoryName ROCKET = new RepositoryName("Acme", "rocket");

    @TempDir
    Path folder;

    private final FullDisk disk = new FullDisk();

    @Test
    void aDiskThatIsFullAtAnyByteLosesNothingAndTheJournalGoesOnOnceThereIsRoom() throws IOException {
        FolderJournals journals = new FolderJournals(folder, Pace.real(), disk);
        Entry entry = new Entry.Failed("workflows", "é".repeat(20), NOON);
        int length = JournalLines.line(entry).length;
        try (Journal journal = journals.open(ROCKET)) {
            for (int room = 0; room < length; room++) {
                List<Entry> before = journal.entries();
                disk.room = room;
                assertThatThrownBy(() -> journal.append(entry))
                        .isInstanceOf(JournalException.class)
                        .hasMessageContaining("Nothing more is changed")
                        .hasMessageContaining("No space left on device")
                        .hasMessageContaining("Make room");
                assertThat(journal.entries()).isEqualTo(before);
                assertThat(journals.read(ROCKET)).isEqualTo(before);
                disk.room = Long.MAX_VALUE;
                journal.append(entry);
                assertThat(journals.read(ROCKET)).hasSize(before.size() + 1);
            }
        }
    }

    @Test
    void aLineThatCouldNotBeSyncedIsTakenBack() {
        FolderJournals journals = new FolderJournals(folder, Pace.real(), disk);
        try (Journal journal = journals.open(ROCKET)) {
            disk.syncs = false;
            assertThatThrownBy(() -> journal.append(new Entry.Undone("x", NOON)))
                    .hasMessageContaining("Input/output error");
            disk.syncs = true;
            assertThat(journals.read(ROCKET)).hasSize(1).isEqualTo(journal.entries());
        }
    }

    @Test
    void whileTheDiskIsFullNothingIsChangedInTheWorldAndAfterwardsTheWalkGoesOn() {
        for (int room = 0; room < 12_000; room += 900) {
            Rocket rocket = new Rocket();
            FullDisk small = new FullDisk();
            FolderJournals journals = new FolderJournals(folder.resolve("room" + room), rocket.pace, small);
            folderOf("room" + room);
            try {
                small.room = room;
                Standing stopped = rocket.walk(journals, Choices.defaults(), rocket.person());
                stopped.failure().ifPresent(reason -> assertThat(reason.code()).isEqualTo("journal-write"));
            } catch (java.util.NoSuchElementException notEvenSurveyed) {
                assertThat(rocket.github.writes).isEmpty();
            }
            small.room = Long.MAX_VALUE;
            Standing ended = rocket.walk(journals, Choices.defaults(), rocket.person());
            assertThat(ended.outcome()).as("room %s: %s", room, ended).isEqualTo(Standing.Outcome.DONE);
            assertThat(rocket.github.requests).as("room " + room).hasSize(1);
            assertThat(rocket.github.writes).as("room " + room).doesNotHaveDuplicates();
        }
    }

    @Test
    void aReadOnlyFolderIsOneSentenceAndNothingIsChanged() {
        Rocket rocket = new Rocket();
        for (IOException refusal : List.of(
                new AccessDeniedException("acme+rocket.jsonl"),
                new FileSystemException("acme+rocket.jsonl", null, "Read-only file system"))) {
            FolderJournals journals = new FolderJournals(folder, rocket.pace, _ -> {
                throw refusal;
            });
            Surveyed surveyed = new Engine(rocket.ports, journals, Observer.none())
                    .survey(List.of(rocket.github.name), _ -> Choices.defaults(), new Cancellation())
                    .getFirst();
            assertThat(surveyed.failure().orElseThrow().code()).isEqualTo("journal-write");
            assertThat(surveyed.failure().orElseThrow().sentence())
                    .startsWith("Nothing more is changed")
                    .contains("--home")
                    .matches(".*(?i)read-only.*");
        }
        assertThat(rocket.github.writes).isEmpty();
    }

    @Test
    void twoProgramsCannotWalkTheSameRepositoryAndTheOthersGoOn() throws Exception {
        Rocket rocket = new Rocket();
        FolderJournals journals = new FolderJournals(folder, rocket.pace);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.toString(),
                        "acme/ROCKET")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("1");
            Engine engine = new Engine(rocket.ports, journals, Observer.none());
            Surveyed held = engine.survey(List.of(ROCKET), _ -> Choices.defaults(), new Cancellation())
                    .getFirst();
            assertThat(held.failure().orElseThrow().sentence())
                    .contains("Another window or command of Tokenless")
                    .contains("Close it");
            assertThat(rocket.github.writes).isEmpty();
            journals.open(new RepositoryName("acme", "other")).close();
        } finally {
            other.destroyForcibly();
            other.waitFor();
        }
        // a program that was killed holds nothing
        assertThat(rocket.walk(journals, Choices.defaults(), rocket.person()).outcome())
                .isEqualTo(Standing.Outcome.DONE);
        assertThat(Files.exists(folder.resolve("acme+rocket.jsonl"))).isTrue();
    }

    @Test
    void aClockThatJumpsBetweenTwoStartsLosesNoStepAndDoublesNone() {
        for (Duration jump : List.of(Duration.ofDays(-3000), Duration.ofDays(3000), Duration.ofHours(-1))) {
            Rocket rocket = new Rocket();
            MemoryJournals journals = new MemoryJournals();
            AtomicReference<Duration> error = new AtomicReference<>(Duration.ZERO);
            Ports ports = new Ports(
                    rocket.github,
                    rocket.ports.pypi(),
                    rocket.ports.testpypi(),
                    rocket.ports.pages(),
                    jumping(rocket.pace, error));
            HumanHand person = task -> {
                // wrong from the middle of the batch on
                error.set(jump);
                return rocket.person().perform(task);
            };
            Engine engine = new Engine(ports, journals, Observer.none());
            Plan plan = engine.survey(List.of(rocket.github.name), _ -> Choices.defaults(), new Cancellation())
                    .getFirst()
                    .plan()
                    .orElseThrow();
            Standing ended =
                    engine.walk(List.of(plan), person, new Cancellation()).getFirst();
            assertThat(ended.outcome()).as("%s %s", jump, ended).isEqualTo(Standing.Outcome.DONE);
            assertThat(rocket.github.writes).doesNotHaveDuplicates();
            assertThat(rocket.releases).isEqualTo(1);
        }
    }

    private static Pace jumping(Pace pace, AtomicReference<Duration> error) {
        return new Pace() {
            @Override
            public Instant now() {
                return pace.now().plus(error.get());
            }

            @Override
            public void sleep(Duration duration, Cancellation cancellation) {
                pace.sleep(duration, cancellation);
            }
        };
    }

    private void folderOf(String name) {
        try {
            Files.createDirectories(folder.resolve(name));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
