package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A matrix over two indexes that runs one leg after the other and stops at the first that fails
/// (`max-parallel: 1`; GitHub starts the legs as they are written): the order of its uploads is meant.
final class SerialLegs {

    private static final Pattern PICK = Pattern.compile("matrix\\.([A-Za-z_][A-Za-z0-9_-]*) (==|!=) '([^']*)'");

    private SerialLegs() {}

    /// The uploads in the order of their legs; empty where no order is meant or it cannot be told.
    static Optional<List<Finding>> ordered(JobSite site) {
        List<Finding> uploads = site.needed();
        if (uploads.size() != 2
                || !oneByOne(site)
                || uploads.stream().anyMatch(f -> f.step().continueOnError())) {
            return Optional.empty();
        }
        List<Integer> legs = uploads.stream().map(f -> leg(site, f)).toList();
        if (!legs.contains(0) || !legs.contains(1)) {
            return Optional.empty();
        }
        return Optional.of(legs.getFirst() == 0 ? uploads : uploads.reversed());
    }

    private static boolean oneByOne(JobSite site) {
        Optional<Node.Mapping> strategy = site.node().mapping("strategy");
        return strategy.flatMap(s -> s.text("max-parallel"))
                        .filter(t -> t.value().equals("1"))
                        .isPresent()
                && strategy.flatMap(s -> s.text("fail-fast"))
                        .filter(t -> !t.value().equals("true"))
                        .isEmpty()
                && site.node().entry("continue-on-error").isEmpty();
    }

    /// Which of the two legs makes the upload; -1 where its condition does not say it, or there are not two legs.
    private static int leg(JobSite site, Finding upload) {
        Matcher pick = PICK.matcher(
                Conditions.bare(upload.step().condition().orElse("")).strip());
        if (!pick.matches()) {
            return -1;
        }
        List<String> values = new ArrayList<>(MatrixValues.of(site.job(), pick.group(1)));
        int leg = values.indexOf(pick.group(3));
        return values.size() != 2 || leg < 0 ? -1 : pick.group(2).equals("==") ? leg : 1 - leg;
    }
}
