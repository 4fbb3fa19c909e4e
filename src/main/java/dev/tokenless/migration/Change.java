package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.SecretName;
import java.time.Instant;
import java.util.List;

/// One thing that a plan will change. Shown before it is done ([Changes] has the words), journalled before and
/// after.
public sealed interface Change {

    /// A stable name inside one plan; the journal refers to it.
    String id();

    /// Creates or protects a GitHub environment.
    ///
    /// @param before the rules at the time of the survey
    record PutEnvironment(EnvironmentName name, EnvironmentRules before, EnvironmentRules wanted) implements Change {
        @Override
        public String id() {
            return "environment:" + name.value();
        }
    }

    /// Adds a trusted publisher to a project: PyPI's page and a person.
    record RegisterPublisher(Target.Publishing target, ProjectName project, Publisher publisher) implements Change {
        @Override
        public String id() {
            return "publisher:" + target.key();
        }
    }

    /// The workflows without their credentials, as one pull request.
    record RewriteWorkflows(List<FileChange> files) implements Change {
        @Override
        public String id() {
            return "workflows";
        }
    }

    /// A section for the other maintainers, in the same pull request.
    record Document(FileChange file) implements Change {
        @Override
        public String id() {
            return "document";
        }
    }

    /// A publish to TestPyPI by the workflow's own job.
    record Rehearse(List<Target.Publishing> targets) implements Change {
        @Override
        public String id() {
            return "rehearse";
        }
    }

    /// The next release, by the person, in the way the project always releases.
    record Release(List<Target.Publishing> targets) implements Change {
        @Override
        public String id() {
            return "release";
        }
    }

    /// Removes the stored credentials from GitHub.
    record DeleteSecrets(List<DoomedSecret> secrets) implements Change {
        @Override
        public String id() {
            return "secrets";
        }
    }

    /// Revokes the tokens on one index: its page and a person.
    ///
    /// @param reach    the ways to publish that a token on this index may serve
    /// @param password a workflow signed in by user name and password, so the account's password is in a secret
    record RevokeTokens(IndexKind index, List<Target.Publishing> reach, boolean password) implements Change {
        public RevokeTokens(IndexKind index, List<Target.Publishing> reach) {
            this(index, reach, false);
        }

        @Override
        public String id() {
            return "tokens:" + index.json();
        }
    }

    /// After a leak: who gets in besides the person, whose the newer uploads are, which other secrets the same
    /// workflow could read.
    ///
    /// @param since   uploads at this time or later are looked through
    /// @param exposed the other secrets, to be given new values
    record LookBack(IndexKind index, Instant since, List<Target.Publishing> reach, List<SecretName> exposed)
            implements Change {
        @Override
        public String id() {
            return "look-back:" + index.json();
        }
    }

    /// A mint-only rehearsal: the index is asked for a token, which is thrown away.
    ///
    /// @param opens whether the environment needs a rule for the rehearsal's branch, set for it and removed again
    record Mint(Target.Publishing target, boolean opens) implements Change {
        @Override
        public String id() {
            return "mint:" + target.key();
        }
    }
}
