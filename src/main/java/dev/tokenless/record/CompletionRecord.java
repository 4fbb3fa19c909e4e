package dev.tokenless.record;

import dev.tokenless.migration.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a migration came to, for one repository or a batch; every form is written from this.
///
/// @param at when it was written, in the time of the world that was worked on
/// @param by who walked the road, where that is known
/// @param practice whether it was rehearsed in the practice world
/// @param version of Tokenless
public record CompletionRecord(
        Instant at, Optional<String> by, boolean practice, String version, List<Standing> standings) {

    public CompletionRecord {
        standings = List.copyOf(standings);
    }

    /// The forms that a record is written in.
    public enum Form {
        HTML("html"),
        MARKDOWN("md"),
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

    /// The whole text in one form.
    public String write(Form form) {
        return switch (form) {
            case HTML -> new HtmlForm(this).text();
            case MARKDOWN -> new MarkdownForm(this).text();
            case JSON -> CanonicalJson.pretty(RecordJson.record(this)) + "\n";
        };
    }
}
