package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.Waiting;
import dev.tokenless.github.GitHub;
import dev.tokenless.pypi.PackageIndex;
import dev.tokenless.pypi.Registrar;
import dev.tokenless.pypi.Revoker;
import dev.tokenless.workflow.IndexKind;
import java.util.function.Consumer;

/// The world, as the road reaches it.
public record Ports(GitHub github, Index pypi, Index testpypi, Pages pages, Pace pace) {

    /// One index: what is read from it, and how publishers get on it and tokens off it.
    public record Index(PackageIndex packages, Registrar registrar, Revoker revoker) {

        /// Today's way: a page and a person.
        public static Index byHand(PackageIndex packages) {
            return new Index(packages, Registrar.byHand(packages.links()), Revoker.byHand(packages.links()));
        }

        Index during(Cancellation cancellation, Consumer<Waiting> onWaiting) {
            return new Index(packages.during(cancellation, onWaiting), registrar, revoker);
        }
    }

    Index index(IndexKind kind) {
        return kind == IndexKind.TESTPYPI ? testpypi : pypi;
    }

    /// The same world for one piece of work, which can be cancelled and hears of waiting.
    Ports during(Cancellation cancellation, Consumer<Waiting> onWaiting) {
        return new Ports(
                github.during(cancellation, onWaiting),
                pypi.during(cancellation, onWaiting),
                testpypi.during(cancellation, onWaiting),
                pages,
                pace);
    }
}
