package dev.tokenless.trust;

import java.util.ArrayList;
import java.util.List;

/// A pattern of `on: push: tags` or `branches` (GitHub docs, "Filter pattern cheat sheet"): `*` stays within a
/// folder, `**` does not, `?` and `+` repeat what stands before them, `[…]` is a set. It is not the language of
/// deployment policies.
final class FilterPattern {

    private FilterPattern() {}

    static boolean matches(String pattern, String name) {
        return Piece.matches(pieces(pattern), name);
    }

    /// Whether a list of patterns lets a name through: the last one that matches decides, and `!` takes away.
    static boolean anyMatches(List<String> patterns, String name) {
        boolean through = false;
        for (String pattern : patterns) {
            if (pattern.startsWith("!")) {
                through &= !matches(pattern.substring(1), name);
            } else {
                through |= matches(pattern, name);
            }
        }
        return through;
    }

    private static List<Piece> pieces(String pattern) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char character = pattern.charAt(at);
            if (character == '*') {
                boolean any = pattern.startsWith("**", at);
                pieces.add(any ? new Piece(CharacterClass.ANY, true, true) : Piece.ANY_RUN);
                at += any ? 2 : 1;
            } else if (character == '?' && !pieces.isEmpty()) {
                pieces.add(pieces.removeLast().maybe());
                at++;
            } else if (character == '+' && !pieces.isEmpty()) {
                pieces.add(pieces.removeLast().many());
                at++;
            } else if (character == '[') {
                at = CharacterClass.read(pattern, at + 1, pieces);
            } else {
                boolean quoted = character == '\\' && at + 1 < pattern.length();
                pieces.add(Piece.one(pattern.charAt(quoted ? at + 1 : at)));
                at += quoted ? 2 : 1;
            }
        }
        return pieces;
    }

    /// Names that match, the most telling first: `v1.2.3` for `v*`, `v[0-9]+.[0-9]+.[0-9]+` and `v*.*.*`.
    static List<String> examples(String pattern) {
        return List.of(
                        example(pattern, "1.2.3"),
                        example(pattern, "0"),
                        example(pattern, "next"),
                        example(pattern, "2.0.0rc1"))
                .stream()
                .distinct()
                .filter(name -> !name.isEmpty() && matches(pattern, name))
                .toList();
    }

    private static String example(String pattern, String filling) {
        if (pattern.equals("*") || pattern.equals("**")) {
            return filling.equals("1.2.3") ? "v1.2.3" : filling;
        }
        boolean several =
                pattern.indexOf('*') != pattern.lastIndexOf("**") && pattern.indexOf('*') != pattern.lastIndexOf('*');
        StringBuilder name = new StringBuilder();
        int digit = 1;
        int at = 0;
        while (at < pattern.length()) {
            char character = pattern.charAt(at);
            if (character == '*') {
                boolean last = pattern.indexOf('*', at + 2) < 0;
                name.append(several && (!last || filling.equals("1.2.3")) ? Integer.toString(digit++) : filling);
                at += pattern.startsWith("**", at) ? 2 : 1;
            } else if (character == '[') {
                List<Piece> read = new ArrayList<>();
                at = CharacterClass.read(pattern, at + 1, read);
                name.append(member(read.getFirst().characters(), (char) ('0' + digit)));
                digit = digit < 9 ? digit + 1 : 1;
            } else if (character == '?' || character == '+') {
                at++;
            } else {
                boolean quoted = character == '\\' && at + 1 < pattern.length();
                name.append(pattern.charAt(quoted ? at + 1 : at));
                at += quoted ? 2 : 1;
            }
        }
        return name.toString();
    }

    private static char member(CharacterClass characters, char wanted) {
        if (characters.contains(wanted) || characters.ranges().isEmpty()) {
            return wanted;
        }
        return characters.negated() ? 'x' : characters.ranges().getFirst().from();
    }
}
