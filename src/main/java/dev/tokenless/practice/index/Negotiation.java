package dev.tokenless.practice.index;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Chooses a media type for an `Accept` header. Source: RFC 9110, section 12.5.1.
final class Negotiation {
    private Negotiation() {}

    /// @param offered in the order of our own liking
    /// @return the best of them, or nothing when none is wanted
    static Optional<String> choose(Optional<String> accept, List<String> offered) {
        String wanted = accept.filter(header -> !header.isBlank()).orElse("*/*");
        String best = "";
        double bestQuality = 0;
        for (String type : offered) {
            double quality = quality(wanted, type);
            if (quality > bestQuality) {
                best = type;
                bestQuality = quality;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static double quality(String accept, String type) {
        double quality = 0;
        int closest = -1;
        for (String range : accept.split(",", -1)) {
            String[] pieces = range.strip().split("\\s*;\\s*", -1);
            int closeness = closeness(pieces[0].toLowerCase(Locale.ROOT), type);
            if (closeness > closest) {
                closest = closeness;
                quality = weight(pieces);
            }
        }
        return quality;
    }

    private static int closeness(String range, String type) {
        if (range.equals(type)) {
            return 2;
        }
        if (range.equals(type.substring(0, type.indexOf('/')) + "/*")) {
            return 1;
        }
        return range.equals("*/*") ? 0 : -1;
    }

    private static double weight(String[] pieces) {
        for (String piece : pieces) {
            if (piece.startsWith("q=")) {
                try {
                    return Double.parseDouble(piece.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
