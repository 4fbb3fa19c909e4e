package dev.tokenless.record;

import static dev.tokenless.workflow.Masking.mask;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.migration.Changes;
import dev.tokenless.migration.Draft;
import dev.tokenless.migration.Particulars;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.util.List;

/// What the record tells of a repository beyond its ten items.
final class ParticularsJson {

    private ParticularsJson() {}

    /// Every list is there, so that a reader need not ask; empty where nothing is known.
    static void write(ObjectNode json, List<Particulars> known, ChangedFiles files) {
        ArrayNode environments = json.putArray("environments");
        ArrayNode publishers = json.putArray("publishers");
        ArrayNode proposals = json.putArray("pullRequests");
        ArrayNode changed = json.putArray("files");
        ArrayNode uploads = json.putArray("uploads");
        ArrayNode deleted = json.putArray("secretsDeleted");
        ArrayNode defence = json.putArray("defence");
        files.read().forEach(file -> file(changed.addObject(), file));
        ArrayNode unread = json.putArray("filesUnread");
        files.unread().forEach(sentence -> unread.add(mask(sentence)));
        for (Particulars told : known) {
            told.environments().forEach(environment -> {
                ObjectNode entry = environments
                        .addObject()
                        .put("name", mask(environment.name().value()));
                rules(entry.putArray("before"), environment.before());
                rules(entry.putArray("now"), environment.now());
            });
            told.publishers()
                    .forEach(registration -> publisher(
                            publishers
                                    .addObject()
                                    .put("index", registration.index().json())
                                    .put("project", name(registration.project())),
                            registration.publisher()));
            told.proposal()
                    .ifPresent(proposed -> proposals
                            .addObject()
                            .put("number", proposed.number())
                            .put("link", proposed.url())
                            .put("state", proposed.state())
                            .put("before", proposed.base())
                            .put("after", proposed.tip()));
            told.uploads().forEach(upload -> upload(uploads.addObject(), upload));
            told.deleted()
                    .forEach(secret -> deleted.addObject()
                            .put("name", mask(secret.name().value()))
                            .put("place", mask(secret.place())));
            told.defence()
                    .points()
                    .forEach(point -> defence.addObject()
                            .put("area", point.area().key())
                            .put("what", mask(point.what()))
                            .put("sight", point.sight().key())
                            .put("words", mask(point.words()))
                            .put("link", point.link().map(URI::toASCIIString).orElse("")));
        }
    }

    private static void rules(ArrayNode words, EnvironmentRules rules) {
        Changes.words(rules).forEach(word -> words.add(mask(word)));
    }

    private static void publisher(ObjectNode json, Publisher publisher) {
        json.put("owner", publisher.repository().owner())
                .put("repository", publisher.repository().name())
                .put("workflow", mask(publisher.file().name()))
                .put(
                        "environment",
                        publisher
                                .environment()
                                .map(EnvironmentName::value)
                                .map(dev.tokenless.workflow.Masking::mask)
                                .orElse(""));
    }

    private static void file(ObjectNode json, Draft file) {
        json.put("path", mask(file.path()));
        json.put("new", file.before().isEmpty());
        ArrayNode changes = json.putArray("changes");
        file.changes().forEach(change -> changes.add(mask(change)));
        json.put("diff", mask(file.diff()));
    }

    private static void upload(ObjectNode json, Particulars.Upload upload) {
        json.put("index", upload.index().json())
                .put("project", name(upload.project()))
                .put("version", mask(upload.version()));
        publisher(json, upload.publisher());
        json.put("run", upload.run().map(URI::toASCIIString).orElse(""))
                .put("commit", upload.commit().orElse(""))
                .put("at", upload.at().toString());
        ArrayNode files = json.putArray("files");
        upload.files()
                .forEach(file -> files.addObject()
                        .put("name", mask(file.filename()))
                        .put("sha256", file.sha256())
                        .put("link", file.url().toASCIIString())
                        .put("uploadedAt", file.uploadedAt().toString()));
    }

    /// Masked as it is written: normalising would make a credential unlike one.
    private static String name(ProjectName project) {
        return new ProjectName(mask(project.value())).normalised();
    }
}
