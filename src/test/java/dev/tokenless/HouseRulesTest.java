package dev.tokenless;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// The rules of the house, as the design states them: who may know whom, and what a room may never touch.
@AnalyzeClasses(packages = "dev.tokenless", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String WORKFLOW = "dev.tokenless.workflow..";
    private static final String TRUST = "dev.tokenless.trust..";
    private static final String DESKTOP = "dev.tokenless.desktop..";
    private static final String GITHUB = "dev.tokenless.github..";
    private static final String PYPI = "dev.tokenless.pypi..";
    private static final String MIGRATION = "dev.tokenless.migration..";
    private static final String RECORD = "dev.tokenless.record..";
    private static final String PRACTICE = "dev.tokenless.practice..";
    private static final String CLI = "dev.tokenless.cli..";
    private static final String WIZARD = "dev.tokenless.wizard..";
    private static final String ROOT = "dev.tokenless";

    @ArchTest
    static final ArchRule workflowKnowsNoOtherRoom = knowsOnly(WORKFLOW);

    @ArchTest
    static final ArchRule trustKnowsWorkflow = knowsOnly(TRUST, WORKFLOW);

    @ArchTest
    static final ArchRule desktopKnowsWorkflow = knowsOnly(DESKTOP, WORKFLOW);

    @ArchTest
    static final ArchRule githubKnowsWhatLiesBeneath = knowsOnly(GITHUB, DESKTOP, TRUST, WORKFLOW);

    @ArchTest
    static final ArchRule pypiKnowsWhatLiesBeneath = knowsOnly(PYPI, DESKTOP, TRUST, WORKFLOW);

    @ArchTest
    static final ArchRule migrationKnowsWhatLiesBeneath = knowsOnly(MIGRATION, GITHUB, PYPI, DESKTOP, TRUST, WORKFLOW);

    @ArchTest
    static final ArchRule recordKnowsWhatLiesBeneath =
            knowsOnly(RECORD, MIGRATION, GITHUB, PYPI, DESKTOP, TRUST, WORKFLOW);

    @ArchTest
    static final ArchRule practiceKnowsTheWorkflowParserAlone = knowsOnly(PRACTICE, WORKFLOW);

    @ArchTest
    static final ArchRule theCommandLineDoesNotKnowTheWizard =
            knowsOnly(CLI, RECORD, MIGRATION, GITHUB, PYPI, DESKTOP, TRUST, WORKFLOW);

    @ArchTest
    static final ArchRule theWizardDoesNotKnowTheCommandLine =
            knowsOnly(WIZARD, RECORD, MIGRATION, GITHUB, PYPI, DESKTOP, TRUST, WORKFLOW);

    @ArchTest
    static final ArchRule onlyTheRootNamesAdapters = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, "dev.tokenless.github.http..", "dev.tokenless.pypi.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.tokenless.github.http..", "dev.tokenless.pypi.http..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheWizardTouchesJavaFx = noClasses()
            .that(not(resideInAnyPackage(WIZARD, ROOT)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule viewModelsKnowNoScene = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule stepsDoNotKnowEachOther = slices().matching("dev.tokenless.wizard.step.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheTaskRoomMovesEventsOntoTheJavaFxThread = noClasses()
            .that(not(resideInAnyPackage("dev.tokenless.wizard.task..", "dev.tokenless.wizard.desktop..")))
            .should()
            .callMethod("javafx.application.Platform", "runLater", Runnable.class.getName())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pureRoomsDoNoInputOrOutput = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOW, TRUST)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..", "okhttp3..", "javafx..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pureRoomsHaveNoClock = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOW, TRUST)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyAdaptersSpeakHttp = noClasses()
            .that(not(resideInAnyPackage(ROOT, "dev.tokenless.github.http..", "dev.tokenless.pypi.http..", PRACTICE)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "org.kohsuke..", "java.net.http..", "com.sun.net.httpserver..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule waitingGoesThroughPace = noClasses()
            .that(not(resideInAnyPackage(DESKTOP, PRACTICE)))
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noStaticMutableState =
            fields().that().areStatic().should(beFinal()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule roomsHaveNoCircles =
            slices().matching("dev.tokenless.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule noCatchAllRooms = classes()
            .should()
            .resideOutsideOfPackages("..model..", "..util..", "..common..", "..helper..", "..manager..");

    private static ArchRule knowsOnly(String room, String... others) {
        String[] known = java.util.Arrays.copyOf(others, others.length + 1);
        known[others.length] = room;
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.tokenless..").and(not(resideInAnyPackage(known))))
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaField> beFinal() {
        return new ArchCondition<>("be final") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (!field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is static and not final"));
                }
            }
        };
    }
}
