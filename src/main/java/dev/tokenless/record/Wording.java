package dev.tokenless.record;

import dev.tokenless.migration.Item;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.State;
import dev.tokenless.workflow.Masking;
import dev.tokenless.workflow.VisibleText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The words that the written forms share.
final class Wording {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static final String HASH_NOTE = "finds accidents; sign the file to show tampering";

    private Wording() {}

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /// Proved and attested never read alike.
    static String state(State state) {
        return switch (state) {
            case State.Proved _ -> "✔ proved";
            case State.Attested _ -> "✍ attested by a person";
            case State.Pending _ -> "… pending";
            case State.Blocked _ -> "✖ blocked";
            case State.NotNeeded _ -> "– not needed";
        };
    }

    static String proof(Item item, State state) {
        return switch (state) {
            case State.Proved(var proof) ->
                proof.answered() + " (asked: " + proof.asked() + ", " + moment(proof.at()) + ")"
                        + (fromIndex(item) ? "; " + RecordJson.AS_REPORTED : "");
            case State.Attested attested ->
                attested.by().name() + " said so, " + moment(attested.at())
                        + (attested.note().isEmpty() ? "" : ": " + attested.note());
            case State.Pending(Reason why) -> why.sentence();
            case State.Blocked(Reason why) -> why.sentence();
            case State.NotNeeded(Reason why) -> why.sentence();
        };
    }

    /// Whether the proof rests on what the index says about a file.
    private static boolean fromIndex(Item item) {
        return item == Item.VERIFIED || item == Item.TESTPYPI || item == Item.PUBLISHER;
    }

    static String verifyCommand(Standing standing) {
        return "pypi-attestations verify pypi --repository https://github.com/" + standing.repository() + " FILE_URL";
    }

    static String outcome(Standing standing) {
        return switch (standing.outcome()) {
            case DONE -> "done";
            case WAITING -> "waiting";
            case FAILED -> "failed";
        };
    }

    /// Foreign text without credentials and without characters that cannot be seen.
    static String safe(String foreign) {
        return VisibleText.of(Masking.mask(foreign)).replace('\n', ' ').replace('\t', ' ');
    }
}
