package dev.tokenless.wizard.road;

import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.github.Account;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.Repository;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.Rewriting;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Somebody is signed in, to the real services or to the practice world.
///
/// @param tokenPages the token pages of PyPI and TestPyPI
/// @param reading    each workflow of a repository as the rewriter reads it; pure
/// @param roads      one repository's road
/// @param records    what was done and proved, as a document
/// @param releases   how a project's newest file came to PyPI; blocks
/// @param stranger   in practice: who does the human steps if the person asks for it
/// @param leaving    signing out
/// @param close      ends the session; in practice it ends the world
public record Session(
        World world,
        Account account,
        GitHub github,
        List<SafeLink> tokenPages,
        Function<Repository, List<Rewriting>> reading,
        Function<RepositoryName, OneRoad> roads,
        Records records,
        Function<ProjectName, Optional<LastRelease>> releases,
        Optional<HumanHand> stranger,
        Pace pace,
        Leaving leaving,
        Runnable close) {

    public boolean practice() {
        return world == World.PRACTICE;
    }
}
