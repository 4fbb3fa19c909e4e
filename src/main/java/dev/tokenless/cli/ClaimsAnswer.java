package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.trust.Stopper;
import dev.tokenless.trust.Verdict;
import dev.tokenless.trust.Way;
import java.util.List;

/// The JSON answer of `claims`.
final class ClaimsAnswer {

    private ClaimsAnswer() {}

    static ObjectNode json(List<ClaimsCommand.ShownJudgement> judged) {
        ObjectNode answer = Json.object();
        ArrayNode files = answer.putArray("files");
        for (ClaimsCommand.ShownJudgement one : judged) {
            ObjectNode file = files.addObject()
                    .put("path", one.path())
                    .put("judged", one.judgement().judged());
            ArrayNode ways = file.putArray("ways");
            one.judgement().ways().forEach(way -> way(ways.addObject(), way));
            ArrayNode stoppers = file.putArray("stoppers");
            one.judgement()
                    .stoppers()
                    .forEach(stopper -> stopper(stoppers.addObject().put("path", one.path(stopper)), stopper));
            ArrayNode notes = file.putArray("notes");
            one.judgement().notes().forEach(notes::add);
        }
        return answer;
    }

    private static void way(ObjectNode json, Way way) {
        json.put("job", way.jobId())
                .put("index", way.index().json())
                .put("trigger", way.trigger())
                .put("ref", way.ref());
        ObjectNode claims = json.putObject("claims");
        way.claims().asMap().forEach(claims::put);
        // GitHub mints one of the two: the second for repositories made, renamed or moved since 2026-07-15
        json.putArray("subjects").add(way.claims().subject()).add(way.claims().immutableSubject());
        way.environment()
                .ifPresentOrElse(
                        name -> decided(json.putObject("environment").put("name", name.value()), "admits", way.admits())
                                .put("reason", way.admits().reason()),
                        () -> json.putNull("environment"));
        ObjectNode publisher = decided(json.putObject("publisher"), "accepts", way.accepts());
        publisher.put("code", way.accepts() instanceof Verdict.Refused refused ? refused.code() : "");
        publisher.put("reason", way.accepts().reason());
        publisher.put("change", way.accepts() instanceof Verdict.Refused refused ? refused.change() : "");
    }

    private static ObjectNode decided(ObjectNode json, String name, Verdict verdict) {
        verdict.decision().ifPresentOrElse(yes -> json.put(name, yes), () -> json.putNull(name));
        return json;
    }

    private static void stopper(ObjectNode json, Stopper stopper) {
        json.put("code", stopper.code())
                .put("line", stopper.line())
                .put("message", stopper.message())
                .put("change", stopper.change());
    }
}
