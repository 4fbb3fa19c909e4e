package dev.tokenless.migration;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.Optional;

/// What an item is about. Only some projects migrated is a mistake that one state for a whole repository would
/// hide.
public sealed interface Target {

    /// A text that names this target in the journal, in JSON and on the command line.
    String key();

    /// The repository as a whole.
    record WholeRepository() implements Target {
        @Override
        public String key() {
            return "repository";
        }
    }

    /// One way to publish.
    ///
    /// @param project     empty while nobody has said which project the workflow publishes
    /// @param environment empty if the publisher shall name none
    record Publishing(
            WorkflowFile file, IndexKind index, Optional<ProjectName> project, Optional<EnvironmentName> environment)
            implements Target {
        @Override
        public String key() {
            return index.json() + ":" + project.map(ProjectName::normalised).orElse("?") + ":" + file.name()
                    + environment.map(name -> "@" + name.value()).orElse("");
        }
    }

    /// The API tokens that people hold on one index.
    record Tokens(IndexKind index) implements Target {
        @Override
        public String key() {
            return "tokens:" + index.json();
        }
    }

    /// One secret where it is stored.
    ///
    /// @param place as [Places#label] writes it
    record StoredSecret(SecretName secret, String place) implements Target {
        @Override
        public String key() {
            return "secret:" + secret.value() + ":" + place;
        }
    }

    /// Who gets in besides the person, on one index.
    ///
    /// @param project whose collaborators and publishers are meant; empty: the account itself
    record Access(IndexKind index, Optional<ProjectName> project) implements Target {
        @Override
        public String key() {
            return "access:" + index.json()
                    + project.map(name -> ":" + name.normalised()).orElse("");
        }
    }

    /// One file that was uploaded while a token was in the wrong hands.
    record Upload(IndexKind index, ProjectName project, String filename) implements Target {
        @Override
        public String key() {
            return "upload:" + index.json() + ":" + project.normalised() + ":" + filename;
        }
    }

    /// Another secret that the workflow of a leaked token could read.
    record Exposed(SecretName secret) implements Target {
        @Override
        public String key() {
            return "exposed:" + secret.value();
        }
    }

    /// That a branch is pushed although that publishes.
    record Push(String branch) implements Target {
        @Override
        public String key() {
            return "push:" + branch;
        }
    }

    /// That a repository publishes a project at all, which the index does not confirm.
    record Claim(Publishing publishing) implements Target {
        @Override
        public String key() {
            return "claim:" + publishing.key();
        }
    }
}
