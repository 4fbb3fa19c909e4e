package dev.tokenless.trust;

import java.util.ArrayList;
import java.util.List;

/// A set of characters: some ranges, or everything but them.
record CharacterClass(List<Range> ranges, boolean negated) {

    static final CharacterClass NO_SLASH = new CharacterClass(List.of(new Range('/', '/')), true);
    static final CharacterClass ANY = new CharacterClass(List.of(), true);
    static final CharacterClass NONE = new CharacterClass(List.of(), false);

    record Range(char from, char to) {}

    static CharacterClass of(char character) {
        return new CharacterClass(List.of(new Range(character, character)), false);
    }

    boolean contains(char character) {
        return ranges.stream().anyMatch(range -> range.from() <= character && character <= range.to()) != negated;
    }

    /// Reads what follows `[` and answers where the pattern goes on. `[!a]` and `[^a]` mean "not a"; `[]` holds
    /// nothing; a class that is not closed matches nothing (Ruby's `File.fnmatch`).
    static int read(String pattern, int start, List<Piece> pieces) {
        int at = start;
        boolean negated = at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
        if (negated) {
            at++;
        }
        List<Range> ranges = new ArrayList<>();
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            int from = quoted(pattern, at);
            int to = from;
            if (from + 2 < pattern.length() && pattern.charAt(from + 1) == '-' && pattern.charAt(from + 2) != ']') {
                to = quoted(pattern, from + 2);
            }
            ranges.add(new Range(pattern.charAt(from), pattern.charAt(to)));
            at = to + 1;
        }
        boolean closed = at < pattern.length();
        // the slash is never matched by a class, whatever the class says
        pieces.add(new Piece(closed ? new CharacterClass(ranges, negated).withoutSlash() : NONE, false, false));
        return closed ? at + 1 : pattern.length();
    }

    private static int quoted(String pattern, int at) {
        return pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? at + 1 : at;
    }

    private CharacterClass withoutSlash() {
        if (!negated) {
            return this;
        }
        List<Range> more = new ArrayList<>(ranges);
        more.add(new Range('/', '/'));
        return new CharacterClass(List.copyOf(more), true);
    }
}
