package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.migration.Reason;
import dev.tokenless.trust.Verdict;
import dev.tokenless.trust.Way;
import dev.tokenless.workflow.Left;
import dev.tokenless.workflow.Masking;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.VisibleText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Findings as SARIF 2.1.0, for code scanning and editors.
final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private Sarif() {}

    /// @param level `error`, `warning` or `note`; @param line from 1
    record Finding(String code, String level, String path, int line, int column, String message) {}

    static List<Finding> ofScan(List<Looked> looked) {
        List<Finding> findings = new ArrayList<>();
        for (Looked one : looked) {
            for (Publication publication : one.publications()) {
                if (Chosen.usesToken(publication)) {
                    findings.add(new Finding(
                            "stored-credential",
                            "warning",
                            one.shownPath(),
                            publication.line(),
                            1,
                            "Job " + publication.jobId() + " publishes to "
                                    + publication.index().json()
                                    + " with a stored credential; trusted publishing needs none."));
                }
            }
            for (Left left : one.left()) {
                findings.add(new Finding(
                        left.code(), "warning", one.shownPath(), left.line(), left.column(), left.message()));
            }
        }
        return findings;
    }

    /// What is left in a repository's settings, or was lost since its migration. Code scanning wants a file for each:
    /// the first that publishes stands for the settings that guard it.
    static List<Finding> ofRepository(List<Looked> looked, List<Reason> left) {
        String place = looked.stream()
                .filter(one -> !one.publications().isEmpty())
                .map(Looked::shownPath)
                .findFirst()
                .orElse(".github/workflows");
        return left.stream()
                .map(reason -> new Finding(reason.code(), "error", place, 1, 1, reason.sentence()))
                .toList();
    }

    static List<Finding> ofClaims(List<ClaimsCommand.ShownJudgement> judged) {
        List<Finding> findings = new ArrayList<>();
        for (ClaimsCommand.ShownJudgement one : judged) {
            for (Way way : one.judgement().ways()) {
                verdict(findings, one.path(), way, way.admits());
                verdict(findings, one.path(), way, way.accepts());
            }
            one.judgement()
                    .stoppers()
                    .forEach(stopper -> findings.add(new Finding(
                            stopper.code(),
                            "error",
                            one.path(stopper),
                            stopper.line(),
                            1,
                            stopper.message() + " " + stopper.change())));
        }
        return findings;
    }

    private static void verdict(List<Finding> findings, String path, Way way, Verdict verdict) {
        String trigger = "When started by " + way.trigger() + ": ";
        switch (verdict) {
            case Verdict.Accepted _ -> {}
            case Verdict.Refused refused ->
                findings.add(new Finding(
                        refused.code(),
                        "error",
                        path,
                        way.line(),
                        1,
                        trigger + refused.why() + " " + refused.change()));
            case Verdict.Depends _ ->
                findings.add(new Finding("undecided", "note", path, way.line(), 1, trigger + verdict.reason()));
        }
    }

    static void write(String file, List<Finding> findings) {
        OutputFile.write(file, (json(findings).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode json(List<Finding> findings) {
        ObjectNode log = Json.object();
        log.removeAll();
        log.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Tokenless").put("version", CommandLineFace.version());
        ArrayNode rules = driver.putArray("rules");
        List<String> codes =
                findings.stream().map(Finding::code).distinct().sorted().toList();
        codes.forEach(code -> rule(rules.addObject(), code));
        run.put("columnKind", "unicodeCodePoints");
        ArrayNode results = run.putArray("results");
        findings.forEach(finding -> result(results.addObject(), finding, codes.indexOf(finding.code())));
        return log;
    }

    /// Code scanning shows nothing for a rule without these texts (GitHub docs, "SARIF support for code scanning").
    private static void rule(ObjectNode json, String code) {
        String words = code.substring(0, 1).toUpperCase(Locale.ROOT)
                + code.substring(1).replace('-', ' ');
        json.put("id", code);
        json.putObject("shortDescription").put("text", words);
        json.putObject("fullDescription").put("text", words + ", found by Tokenless.");
        json.putObject("help").put("text", "Each finding says what will happen and what to change.");
    }

    private static void result(ObjectNode json, Finding finding, int rule) {
        json.put("ruleId", finding.code()).put("ruleIndex", rule).put("level", finding.level());
        json.putObject("message").put("text", VisibleText.of(Masking.mask(finding.message())));
        ObjectNode place = json.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(finding.path()));
        place.putObject("region")
                .put("startLine", Math.max(1, finding.line()))
                .put("startColumn", Math.max(1, finding.column()));
    }

    private static String uri(String path) {
        try {
            // a relative reference must not look like a scheme
            String relative = path.startsWith("./") ? path.substring(2) : path;
            return new URI(path.startsWith("/") ? "file" : null, null, relative, null).toASCIIString();
        } catch (URISyntaxException odd) {
            return "unknown";
        }
    }
}
