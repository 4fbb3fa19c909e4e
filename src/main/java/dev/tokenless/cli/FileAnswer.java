package dev.tokenless.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tokenless.workflow.Left;
import dev.tokenless.workflow.Masking;
import dev.tokenless.workflow.NamedChange;
import dev.tokenless.workflow.Outcome;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.SecretName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of `files` in the answer of `rewrite` and `scan`, in the contract's words and order.
///
/// @param changes null in `scan`; @param after null in `scan`
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileAnswer(
        String path,
        String status,
        List<PublicationAnswer> publications,
        @Nullable List<String> changes,
        List<LeftAnswer> left,
        @Nullable String after) {

    static final String REFUSED = "refused";

    record PublicationAnswer(String job, int line, String tool, String index, String credential, List<String> secrets) {
        static PublicationAnswer of(Publication publication) {
            return new PublicationAnswer(
                    publication.jobId(),
                    publication.line(),
                    publication.tool().json(),
                    publication.index().json(),
                    publication.credential().json(),
                    publication.credential().secrets().stream()
                            .map(SecretName::value)
                            .toList());
        }
    }

    record LeftAnswer(String code, int line, int column, String message) {
        static LeftAnswer of(Left left) {
            return new LeftAnswer(left.code(), left.line(), left.column(), Masking.mask(left.message()));
        }
    }

    /// As `rewrite` answers.
    static FileAnswer of(Looked looked) {
        return new FileAnswer(
                looked.shownPath(),
                looked.status(),
                looked.publications().stream().map(PublicationAnswer::of).toList(),
                looked.outcome()
                        .filter(Outcome.Rewritten.class::isInstance)
                        .map(Outcome.Rewritten.class::cast)
                        .map(rewritten -> rewritten.changes().stream()
                                .map(NamedChange::summary)
                                .map(Masking::mask)
                                .toList())
                        .orElse(List.of()),
                looked.left().stream().map(LeftAnswer::of).toList(),
                looked.after());
    }

    /// As `scan` answers: nothing is proposed, so there are no changes and no new text.
    FileAnswer scanned() {
        return new FileAnswer(path, status, publications, null, left, null);
    }
}
