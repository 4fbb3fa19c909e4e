package dev.tokenless.migration;

import dev.tokenless.pypi.Links;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What else stands between a release and an attacker, for the record: seen, not seen, or not to be known from outside.
/// No score: each point has its link, and the reader judges.
public record Defence(List<Point> points) {

    /// The four areas, in the order of the record.
    public enum Area {
        AUTHENTICATION,
        AUTHORISATION,
        DEPENDENCIES,
        MONITORING;

        /// The word of the data.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What can be said of a point.
    public enum Sight {
        SEEN,
        NOT_SEEN,
        CANNOT_BE_KNOWN;

        /// The word of the data.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// @param what  the point, in a few words
    /// @param words what was seen, or where to look
    public record Point(Area area, String what, Sight sight, String words, Optional<URI> link) {}

    /// Files that switch a scanner of dependencies on; read with the survey.
    static final List<String> SCANNERS =
            List.of(".github/dependabot.yml", ".github/dependabot.yaml", "renovate.json", ".github/renovate.json");

    private static final Pattern USES = Pattern.compile("(?m)^\\s*-?\\s*uses:\\s*['\"]?([^'\"\\s#]+)");
    private static final Pattern PINNED = Pattern.compile(".+@[0-9a-f]{40}");

    static Defence of(Survey now, Plan plan, Links index, Pages pages) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(
                Area.AUTHENTICATION,
                "Two-factor on PyPI",
                Sight.CANNOT_BE_KNOWN,
                "PyPI asks for it before a publisher is added; whether each owner uses a security key, only they see.",
                Optional.of(index.accountPage().uri())));
        points.add(new Point(
                Area.AUTHENTICATION,
                "Two-factor on GitHub",
                Sight.CANNOT_BE_KNOWN,
                "Each maintainer sees their own; an organisation can require it.",
                Optional.empty()));
        authorisation(points, now, plan, pages);
        dependencies(points, now);
        monitoring(points, plan, index);
        return new Defence(List.copyOf(points));
    }

    private static void authorisation(List<Point> points, Survey now, Plan plan, Pages pages) {
        List<EnvironmentName> names = plan.targets().stream()
                .flatMap(target -> target.environment().stream())
                .distinct()
                .toList();
        boolean read = now.unread(Part.ENVIRONMENTS).isEmpty();
        for (EnvironmentName name : names) {
            EnvironmentRules rules = now.rules(name);
            Optional<URI> link = pages.environments(plan.repository());
            points.add(new Point(
                    Area.AUTHORISATION,
                    "Reviewers of environment " + name,
                    !read ? Sight.CANNOT_BE_KNOWN : rules.reviewers().isEmpty() ? Sight.NOT_SEEN : Sight.SEEN,
                    rules.reviewers().isEmpty() ? "nobody has to approve" : Rules.words(rules),
                    link));
            points.add(new Point(
                    Area.AUTHORISATION,
                    "Branch and tag rules of environment " + name,
                    !read ? Sight.CANNOT_BE_KNOWN : rules.protects() ? Sight.SEEN : Sight.NOT_SEEN,
                    rules.policy().words(),
                    link));
        }
        points.add(now.settings()
                .tagRulesets()
                .map(rulesets -> new Point(
                        Area.AUTHORISATION,
                        "Rules for who may make a tag",
                        rulesets.isEmpty() ? Sight.NOT_SEEN : Sight.SEEN,
                        rulesets.isEmpty()
                                ? "whoever may push may tag"
                                : String.join(
                                        ", ",
                                        rulesets.stream()
                                                .map(each -> each.name())
                                                .toList()),
                        Optional.<URI>empty()))
                .orElseGet(() -> new Point(
                        Area.AUTHORISATION,
                        "Rules for who may make a tag",
                        Sight.CANNOT_BE_KNOWN,
                        "This token may not read them.",
                        Optional.empty())));
    }

    private static void dependencies(List<Point> points, Survey now) {
        List<String> uses = now.repository().workflows().values().stream()
                .flatMap(text -> USES.matcher(text).results().map((MatchResult use) -> use.group(1)))
                .filter(use -> !use.startsWith("./"))
                .toList();
        long pinned = uses.stream().filter(use -> PINNED.matcher(use).matches()).count();
        points.add(new Point(
                Area.DEPENDENCIES,
                "Actions pinned to a commit",
                uses.size() == pinned ? Sight.SEEN : Sight.NOT_SEEN,
                pinned + " of " + uses.size() + " uses",
                Optional.empty()));
        boolean hashes = now.repository().workflows().values().stream()
                .anyMatch(text ->
                        text.contains("--require-hashes") || text.contains("--locked") || text.contains("--frozen"));
        points.add(new Point(
                Area.DEPENDENCIES,
                "Builds from a lockfile or with hashes",
                hashes ? Sight.SEEN : Sight.NOT_SEEN,
                hashes ? "a workflow asks for it" : "no workflow asks for hashes or a locked environment",
                Optional.empty()));
        Optional<String> scanner = SCANNERS.stream()
                .filter(path -> now.sources().text(path).isPresent())
                .findFirst();
        points.add(new Point(
                Area.DEPENDENCIES,
                "Dependabot or another scanner",
                scanner.isPresent() ? Sight.SEEN : Sight.NOT_SEEN,
                scanner.orElse("no configuration of Dependabot or Renovate"),
                Optional.empty()));
    }

    private static void monitoring(List<Point> points, Plan plan, Links index) {
        plan.targets().stream()
                .flatMap(target -> target.project().stream())
                .distinct()
                .forEach((ProjectName project) -> {
                    points.add(new Point(
                            Area.MONITORING,
                            "Security history of " + project,
                            Sight.CANNOT_BE_KNOWN,
                            "Its owners see who uploaded what, and through which publisher.",
                            Optional.of(index.securityHistory(project).uri())));
                    points.add(new Point(
                            Area.MONITORING,
                            "Release feed of " + project,
                            Sight.SEEN,
                            "A feed reader tells of every release, also of one that nobody meant.",
                            Optional.of(index.releaseFeed(project).uri())));
                });
    }
}
