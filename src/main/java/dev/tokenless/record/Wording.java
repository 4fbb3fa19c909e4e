package dev.tokenless.record;

import dev.tokenless.workflow.Masking;
import dev.tokenless.workflow.VisibleText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The words that all forms share.
final class Wording {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// What the proof of a publish is worth.
    static final String AS_REPORTED = "as reported by PyPI; signatures not re-verified";

    static final String HASH_NOTE = "finds accidents; sign the file to show tampering";

    /// More of one text would bury the rest of the page; the data has it whole.
    private static final int LONGEST = 600;

    private Wording() {}

    /// A moment of the data; as it stands where it is none.
    static String moment(String instant) {
        try {
            return MOMENT.format(Instant.parse(instant));
        } catch (DateTimeException none) {
            return safe(instant);
        }
    }

    /// Proved and attested never read alike.
    static String state(String key) {
        return switch (key) {
            case "proved" -> "✔ proved";
            case "attested" -> "✍ attested by a person";
            case "pending" -> "… pending";
            case "blocked" -> "✖ blocked";
            case "not-needed" -> "– not needed";
            default -> safe(key);
        };
    }

    /// Foreign text without credentials and without characters that cannot be seen, on one line, shortened.
    static String safe(String foreign) {
        return shown(foreign).replace('\n', ' ').replace('\t', ' ');
    }

    /// As [#safe], keeping the spaces of an indented line.
    static String code(String line) {
        return shown(line).replace("\t", "    ");
    }

    /// Masked before it is cut, so that no half of a credential is left.
    private static String shown(String foreign) {
        String text = VisibleText.of(Masking.mask(foreign.substring(0, Math.min(foreign.length(), 4 * LONGEST))));
        if (foreign.length() <= LONGEST || text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end)
                + String.format(Locale.ENGLISH, "… (shortened; all %,d characters are in the data)", foreign.length());
    }
}
