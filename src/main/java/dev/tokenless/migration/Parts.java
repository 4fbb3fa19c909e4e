package dev.tokenless.migration;

import java.util.EnumSet;
import java.util.Set;

/// Which parts of the world a step can have changed, and so have to be read again around it.
final class Parts {

    private Parts() {}

    static Set<Part> of(Change change) {
        return switch (change) {
            case Change.PutEnvironment _ -> EnumSet.of(Part.ENVIRONMENTS);
            case Change.RegisterPublisher _ -> EnumSet.of(Part.INDEX);
            case Change.RewriteWorkflows _, Change.Document _ -> EnumSet.of(Part.REPOSITORY, Part.PULL_REQUEST);
            case Change.Rehearse _, Change.Release _ -> EnumSet.of(Part.INDEX, Part.RUNS);
            // the guard looks at proof and at other uses, so those are read again before a secret goes
            case Change.DeleteSecrets _ -> EnumSet.of(Part.REPOSITORY, Part.SECRETS, Part.INDEX);
            case Change.Mint _ -> EnumSet.of(Part.ENVIRONMENTS, Part.RUNS);
            case Change.RevokeTokens _, Change.LookBack _ -> EnumSet.of(Part.INDEX);
        };
    }
}
