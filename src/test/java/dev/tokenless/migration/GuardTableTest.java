package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every way to a stored secret that leads past proof, the typed name and, after a leak, the word on its token. None
/// of them deletes it.
class GuardTableTest {

    private static final Choices LEAKED = Choices.defaults().withLeaked(true);
    private static final Target.Tokens TOKENS = new Target.Tokens(IndexKind.PYPI);

    /// One way, tried as far as it goes.
    @SuppressWarnings("ImmutableEnumChecker") // no lambda here holds anything
    enum Way {
        A_CALL_AS_THE_WIZARD_MAKES_IT(world -> {
            world.agree(Choices.defaults());
            world.delete();
        }),
        A_CALL_FOR_ONE_PIECE_OF_WORK(world -> {
            world.agree(Choices.defaults());
            world.tried(road -> road.during(new Cancellation(), _ -> {}).carryOut(world.deletion(road)));
        }),
        THE_COMMAND_LINE_WITH_NOBODY_THERE(world -> world.walk(Choices.defaults(), HumanHand.none())),
        THE_COMMAND_LINE_WITH_WHOEVER_SAYS_YES(world -> world.walk(Choices.defaults(), yes())),
        THE_COMMAND_LINE_AFTER_A_LEAK_WITH_NOBODY_THERE(world -> world.walk(LEAKED, HumanHand.none())),
        A_RESUME_IN_THE_MIDDLE_OF_A_DELETION(world -> {
            world.agree(Choices.defaults());
            world.write(new Entry.Intended("secrets", world.trace(), world.rocket.pace.now()));
            world.walk(Choices.defaults(), HumanHand.none());
        }),
        A_RESUME_AFTER_A_LEAK_IN_THE_MIDDLE_OF_A_DELETION(world -> {
            world.agree(LEAKED);
            world.write(new Entry.Intended("secrets", world.trace(), world.rocket.pace.now()));
            world.walk(LEAKED, HumanHand.none());
            world.delete();
        }),
        A_PLAN_WITHOUT_REACH(world -> world.edited(Choices.defaults(), List.of(), List.of())),
        A_PLAN_WITH_ANOTHER_REACH(world -> world.edited(Choices.defaults(), List.of(), List.of(elsewhere()))),
        A_PLAN_WITH_OTHER_TARGETS(
                world -> world.edited(Choices.defaults(), List.of(elsewhere()), List.of(elsewhere()))),
        A_PLAN_THAT_CALLS_ITSELF_A_LEAK(world -> world.edited(LEAKED, List.of(), List.of())),
        A_PLAN_THAT_SAYS_NEVER_AGAIN(
                world -> world.edited(Choices.defaults().with(Choices.Decision.NEVER_AGAIN), List.of(), List.of())),
        A_PLAN_THAT_SAYS_NO_RELEASE_IS_DUE(
                world -> world.edited(Choices.defaults().with(Choices.Decision.NO_RELEASE_DUE), List.of(), List.of())),
        A_PLAN_FILE_EDITED_BY_HAND(world -> {
            world.agree(Choices.defaults());
            world.tried(road -> {
                String text = PlanFile.write(List.of(road.agreed().orElseThrow()));
                String edited = text.replace("\"leaked\" : false", "\"leaked\" : true");
                assertThat(edited).isNotEqualTo(text);
                road.agree(PlanFile.read(edited).getFirst());
            });
            world.delete();
        }),
        A_JOURNAL_THAT_SAYS_EVERYTHING_WAS_DONE(world -> {
            world.agree(Choices.defaults());
            for (Change change : world.plan().changes()) {
                if (!(change instanceof Change.DeleteSecrets)) {
                    world.write(new Entry.Done(change.id(), new Entry.Trace.Nothing(), world.rocket.pace.now()));
                }
            }
            world.delete();
        }),
        A_JOURNAL_WITH_WORDS_FOR_WHAT_NO_UPLOAD_SHOWS(world -> {
            world.agree(Choices.defaults());
            for (Item item : Item.values()) {
                for (Target.Publishing target : world.plan().targets()) {
                    world.write(new Entry.Attested(item, target.key(), Rocket.ADA, "", world.rocket.pace.now()));
                }
            }
            world.delete();
        }),
        A_JOURNAL_WITH_AN_OVERRIDE_OF_NOTHING(world -> {
            world.agree(Choices.defaults());
            world.write(new Entry.Overridden(Rocket.ADA, List.of(), world.rocket.pace.now()));
            world.delete();
        }),
        A_JOURNAL_WITH_AN_OVERRIDE_OF_ANOTHER_SECRET(world -> {
            world.agree(Choices.defaults());
            world.write(new Entry.Overridden(Rocket.ADA, List.of("secret:OTHER:repository"), world.rocket.pace.now()));
            world.delete();
        }),
        A_JOURNAL_WITH_REVOKED_TOKENS_ON_THE_PLANNED_ROAD(world -> {
            world.agree(Choices.defaults());
            world.write(world.revoked(List.of("pypi:rocket")));
            world.delete();
        }),
        A_JOURNAL_WITH_REVOKED_TOKENS_OF_ANOTHER_PROJECT(world -> {
            world.agree(LEAKED);
            world.write(world.revoked(List.of("pypi:other")));
            world.delete();
        }),
        A_NAME_TYPED_WRONG(world -> {
            world.agree(Choices.defaults());
            world.tried(road -> road.override("acme/Rocket", Rocket.ADA));
            world.delete();
        }),
        A_WORD_THAT_THE_SECRETS_ARE_GONE(world -> {
            world.agree(Choices.defaults());
            world.tried(road -> road.attest(
                    Item.SECRETS_DELETED, new Target.StoredSecret(world.secret(), "repository"), Rocket.ADA, ""));
            world.delete();
        }),
        A_LEAK_WITHOUT_A_WORD(world -> {
            world.agree(LEAKED);
            world.delete();
        }),
        A_LEAK_WHOSE_TOKENS_ARE_NOT_REVOKED(world -> {
            world.agree(LEAKED);
            world.tried(road -> road.deny(Item.TOKENS_REVOKED, TOKENS, Rocket.ADA, ""));
            world.delete();
        }),
        AN_OVERRIDE_THEN_UNDO_THEN_AGAIN(world -> {
            world.agree(Choices.defaults());
            world.tried(road -> road.override("Acme/rocket", Rocket.ADA));
            world.write(new Entry.Undone(Changes.PLAN, world.rocket.pace.now()));
            world.delete();
            world.agree(Choices.defaults());
            world.delete();
        }),
        REVOKED_TOKENS_THEN_UNDO_THEN_AGAIN(world -> {
            world.agree(LEAKED);
            world.tried(road -> road.attest(Item.TOKENS_REVOKED, TOKENS, Rocket.ADA, ""));
            world.write(new Entry.Undone(Changes.PLAN, world.rocket.pace.now()));
            world.delete();
            world.agree(LEAKED);
            world.delete();
        }),
        AN_OVERRIDE_THEN_A_PLAN_WITH_ANOTHER_PROJECT(world -> {
            world.agree(Choices.defaults());
            world.tried(road -> road.override("Acme/rocket", Rocket.ADA));
            world.agree(Choices.defaults()
                    .withProjects(
                            new WorkflowFile("publish.yml"), Set.of(Rocket.PROJECT, new ProjectName("rocket-cli"))));
            world.delete();
        });

        private final Consumer<World> attempt;

        Way(Consumer<World> attempt) {
            this.attempt = attempt;
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theSecretStays(Way way) {
        World world = new World();
        way.attempt.accept(world);
        assertThat(world.rocket.github.secrets).hasSize(1);
    }

    /// The same calls, so that the table can fail.
    @Test
    void theThreeRightWaysDeleteIt() {
        World proved = new World();
        proved.walk(Choices.defaults(), proved.rocket.person());
        assertThat(proved.rocket.github.secrets).isEmpty();

        World typed = new World();
        typed.agree(Choices.defaults());
        typed.tried(road -> road.override("Acme/rocket", Rocket.ADA));
        typed.delete();
        assertThat(typed.rocket.github.secrets).isEmpty();

        World leaked = new World();
        leaked.agree(LEAKED);
        leaked.tried(road -> road.attest(Item.TOKENS_REVOKED, TOKENS, Rocket.ADA, ""));
        leaked.delete();
        assertThat(leaked.rocket.github.secrets).isEmpty();
    }

    /// Confirms everything and does nothing, but for revoking, which it leaves.
    private static HumanHand yes() {
        return task -> task.kind() == HumanTask.Kind.REVOKE_TOKENS
                ? Optional.empty()
                : Optional.of(new HumanHand.Word(Rocket.ADA, ""));
    }

    private static Target.Publishing elsewhere() {
        return new Target.Publishing(
                new WorkflowFile("docs.yml"),
                IndexKind.TESTPYPI,
                Optional.of(new ProjectName("docs")),
                Optional.of(Plans.PYPI));
    }

    private static final class World {
        private final Rocket rocket = new Rocket();
        private final MemoryJournals journals = new MemoryJournals();

        void tried(Consumer<Migration> deed) {
            try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
                road.look();
                deed.accept(road);
            } catch (RoadException _) {
                // refused, as it should be
            }
        }

        void agree(Choices choices) {
            try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
                road.survey();
                road.agree(road.plan(choices));
            }
        }

        void delete() {
            tried(road -> road.carryOut(deletion(road)));
        }

        Change deletion(Migration road) {
            return road.history().plan().orElseThrow().change("secrets").orElseThrow();
        }

        Plan plan() {
            return History.of(journals.read(rocket.github.name)).plan().orElseThrow();
        }

        void edited(Choices choices, List<Target.Publishing> targets, List<Target.Publishing> reach) {
            agree(Choices.defaults());
            Plan plan = plan();
            Change only =
                    new Change.DeleteSecrets(List.of(new DoomedSecret(secret(), "repository", reach, "trust me")));
            try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
                road.agree(new Plan(
                        plan.repository(),
                        plan.base(),
                        choices,
                        targets,
                        List.of(only),
                        plan.pullRequest(),
                        List.of(),
                        List.of()));
            }
            delete();
        }

        void walk(Choices choices, HumanHand hand) {
            rocket.walk(journals, choices, hand);
        }

        void write(Entry entry) {
            try (Journal journal = journals.open(rocket.github.name)) {
                journal.append(entry);
            }
        }

        Entry revoked(List<String> about) {
            return new Entry.Attested(Item.TOKENS_REVOKED, TOKENS.key(), Rocket.ADA, "", about, rocket.pace.now());
        }

        SecretName secret() {
            return new SecretName("PYPI_API_TOKEN");
        }

        Entry.Trace trace() {
            return new Entry.Trace.Secret(secret(), "repository");
        }
    }
}
