package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.desktop.Pace;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.Reviewer;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final RepositoryName ROCKET = new RepositoryName("Acme", "rocket");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private FolderJournals journals;
    private Path file;

    @BeforeEach
    void open() {
        journals = new FolderJournals(folder, Pace.real());
        file = folder.resolve("acme+rocket.jsonl");
    }

    @Test
    void whatIsWrittenIsThereAgain() {
        List<Entry> entries = everyKind();
        try (Journal journal = journals.open(ROCKET)) {
            entries.forEach(journal::append);
        }
        assertThat(journals.read(ROCKET))
                .endsWith(entries.toArray(Entry[]::new))
                .hasSize(entries.size() + 1);
        assertThat(journals.repositories()).extracting(RepositoryName::toString).containsExactly("Acme/rocket");
    }

    @Test
    void aLineTornAtAnyByteLosesNothingBeforeItAndCanBeWrittenOn() throws IOException {
        List<Entry> entries = everyKind();
        try (Journal journal = journals.open(ROCKET)) {
            entries.forEach(journal::append);
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            List<Entry> before = journals.read(ROCKET);
            Entry next = new Entry.Undone("after " + length, NOON);
            try (Journal journal = journals.open(ROCKET)) {
                journal.append(next);
            }
            List<Entry> after = journals.read(ROCKET);
            assertThat(before).hasSizeGreaterThanOrEqualTo(newlines(whole, length));
            assertThat(after.subList(0, before.size())).isEqualTo(before);
            assertThat(after.getFirst()).isInstanceOf(Entry.Opened.class);
            assertThat(after.getLast()).isEqualTo(next);
        }
    }

    @Test
    void damageInTheMiddleIsRefusedNotSkipped() throws IOException {
        try (Journal journal = journals.open(ROCKET)) {
            everyKind().forEach(journal::append);
        }
        List<String> lines = Files.readAllLines(file);
        lines.set(2, lines.get(2).substring(0, 20));
        Files.write(file, lines);
        assertThatThrownBy(() -> journals.open(ROCKET))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Line 3")
                .hasMessageContaining("damaged");
        assertThat(Files.readAllLines(file)).isEqualTo(lines);
    }

    @Test
    void aJournalOfANewerProgramIsRefusedNotMisread() throws IOException {
        String newer = """
                {"kind":"opened","schema":2,"repository":"Acme/rocket","at":"2026-11-22T12:00:00Z"}
                {"kind":"quantum-leap"}
                """;
        Files.writeString(file, newer);
        assertThatThrownBy(() -> journals.open(ROCKET))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("newer Tokenless");
        assertThat(file).hasContent(newer);
    }

    @Test
    void twoWindowsCannotWalkTheSameRepository() {
        try (Journal first = journals.open(ROCKET)) {
            assertThatThrownBy(() -> journals.open(new RepositoryName("acme", "ROCKET")))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("Another window");
            first.append(new Entry.Undone("still mine", NOON));
        }
        journals.open(ROCKET).close();
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        journals.open(ROCKET).close();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aTokenInAMessageIsMasked() throws IOException {
        String token = "pypi-" + "A".repeat(90);
        try (Journal journal = journals.open(ROCKET)) {
            journal.append(new Entry.Failed("workflows", "refused: " + token, NOON));
        }
        assertThat(Files.readString(file)).doesNotContain(token).contains("refused: pypi-…");
        assertThat(journals.read(ROCKET)).hasSize(2);
    }

    @Test
    void aFileThatCannotBeWrittenIsOneSentence() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(() -> journals.open(ROCKET))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("Nothing more is changed");
    }

    private static int newlines(byte[] bytes, int length) {
        int count = 0;
        for (int at = 0; at < length; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }

    private static List<Entry> everyKind() {
        EnvironmentRules rules = new EnvironmentRules(
                true,
                new RefPolicy.Custom(List.of(RefPattern.tag("v*"), RefPattern.branch("maïn"))),
                List.of(new Reviewer("grace", 7, Reviewer.Kind.USER)),
                true,
                5,
                false);
        return List.of(
                new Entry.Planned(Plans.full(rules), NOON),
                new Entry.Intended("environment:pypi", new Entry.Trace.Environment(EnvironmentRules.missing()), NOON),
                new Entry.Done("environment:pypi", new Entry.Trace.Environment(rules), NOON),
                new Entry.Done(
                        "pull-request",
                        new Entry.Trace.Proposal(41, "https://github.com/Acme/rocket/pull/41", "b"),
                        NOON),
                new Entry.Failed("workflows", "GitHub is down; \"try\" again", NOON),
                new Entry.Attested(
                        Item.PUBLISHER, "pypi:rocket:publish.yml@pypi", new Person("ada"), "“ci-2024”", NOON),
                new Entry.Declined("publisher:pypi:rocket:publish.yml@pypi", NOON),
                new Entry.Overridden(new Person("ada"), List.of("secret:X:repository"), NOON),
                new Entry.Undone("environment:pypi", NOON));
    }

    @Test
    void theBytesAreUtf8WithOneLineAnEntry() throws IOException {
        try (Journal journal = journals.open(ROCKET)) {
            everyKind().forEach(journal::append);
        }
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines())
                .hasSize(everyKind().size() + 1)
                .allMatch(line -> line.startsWith("{\"kind\":\""));
    }

    @Test
    void oneUnreadableJournalHidesNoOther() throws IOException {
        journals.open(ROCKET).close();
        Files.writeString(folder.resolve("acme+later.jsonl"), """
                {"kind":"opened","schema":7,"repository":"Acme/Later","at":"2026-11-22T12:00:00Z"}
                """);
        assertThat(journals.repositories())
                .extracting(RepositoryName::toString)
                .containsExactly("acme/later", "Acme/rocket");
        Engine engine = new Engine(new Rocket().ports, journals, Observer.none());
        assertThat(engine.begun()).extracting(RepositoryName::toString).containsExactly("acme/later");
        assertThat(engine.stand(engine.begun(), new dev.tokenless.desktop.Cancellation())
                        .getFirst()
                        .failure()
                        .map(Reason::code))
                .contains("journal-newer");
    }
}
