package dev.tokenless.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.migration.Standing;
import dev.tokenless.workflow.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a migration came to, for one repository or a batch. Its data is written first, and every form from the data,
/// so that no form can say what another does not.
///
/// @param at       when it was written, in the time of the world that was worked on
/// @param by       who walked the road, where that is known
/// @param practice whether it was rehearsed in the practice world
/// @param version  of Tokenless
/// @param files    what the pull request of a repository changes
public record CompletionRecord(
        Instant at,
        Optional<String> by,
        boolean practice,
        String version,
        List<Standing> standings,
        Map<RepositoryName, ChangedFiles> files) {

    public CompletionRecord {
        standings = List.copyOf(standings);
        files = Map.copyOf(files);
    }

    ChangedFiles files(RepositoryName repository) {
        return files.getOrDefault(repository, ChangedFiles.NONE);
    }

    /// The forms that a record is written in; on paper it is printed from its [#story].
    public enum Form {
        HTML("html"),
        PDF("pdf"),
        MARKDOWN("md"),
        /// Plain, for reading in a terminal.
        TEXT("text"),
        JSON("json");

        private final String key;

        Form(String key) {
            this.key = key;
        }

        /// The word of the command line and the end of a file's name.
        public String key() {
            return key;
        }
    }

    /// The whole file in one form; text is UTF-8.
    public byte[] write(Form form) {
        ObjectNode data = RecordJson.record(this);
        return switch (form) {
            case HTML -> utf8(new HtmlForm(data).text());
            case PDF -> PdfForm.write(StoryTeller.tell(data));
            case MARKDOWN -> utf8(MarkdownForm.text(StoryTeller.tell(data)));
            case TEXT -> utf8(TextForm.text(StoryTeller.tell(data)));
            case JSON -> utf8(CanonicalJson.pretty(data) + "\n");
        };
    }

    /// As [#write], for a form that is text.
    public String text(Form form) {
        return new String(write(form), StandardCharsets.UTF_8);
    }

    /// What goes on paper.
    public Story story() {
        return StoryTeller.tell(RecordJson.record(this));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
