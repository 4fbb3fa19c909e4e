package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.EnvironmentName;
import java.util.List;

/// One thing that can be put back.
public sealed interface UndoStep {

    /// What will happen, in a line.
    String words();

    /// Whether the repository's name must be typed first.
    boolean asksForName();

    /// Closes the open pull request and deletes its branch.
    record ClosePullRequest(int number, String branch) implements UndoStep {
        @Override
        public String words() {
            return "Close pull request #" + number + " and delete branch " + branch;
        }

        @Override
        public boolean asksForName() {
            return false;
        }
    }

    /// Deletes branches that the program made and that nothing needs any more.
    ///
    /// @param undoes what is put back by that, as the journal names it
    record DeleteBranches(List<String> branches, String undoes) implements UndoStep {
        @Override
        public String words() {
            return "Delete " + (branches.size() == 1 ? "branch " : "branches ") + String.join(", ", branches);
        }

        @Override
        public boolean asksForName() {
            return false;
        }
    }

    /// Opens a pull request that brings the files back as they were, byte for byte.
    ///
    /// @param base the commit that holds them
    record RevertPullRequest(int number, String base, boolean asksForName) implements UndoStep {
        @Override
        public String words() {
            return "Open a pull request that reverts #" + number;
        }
    }

    /// Puts the rules of an environment back, field by field.
    record RestoreEnvironment(EnvironmentName name, EnvironmentRules rules) implements UndoStep {
        @Override
        public String words() {
            return "Put the rules of environment " + name + " back: " + Rules.words(rules);
        }

        @Override
        public boolean asksForName() {
            return false;
        }
    }

    /// Deletes an environment that the program made.
    record DeleteEnvironment(EnvironmentName name) implements UndoStep {
        @Override
        public String words() {
            return "Delete environment " + name + ", which was not there before";
        }

        @Override
        public boolean asksForName() {
            return false;
        }
    }
}
