package dev.tokenless.trust;

import java.util.BitSet;
import java.util.List;

/// One element of a pattern: a set of characters, how few of them there must be (0 or 1), and whether there may be
/// many. Matching walks all possibilities at once, so that a hostile pattern costs its length times the name's, never
/// more.
record Piece(CharacterClass characters, boolean optional, boolean repeated) {

    static final Piece ANY_RUN = new Piece(CharacterClass.NO_SLASH, true, true);
    static final Piece ANY_ONE = new Piece(CharacterClass.NO_SLASH, false, false);

    static Piece one(char character) {
        return new Piece(CharacterClass.of(character), false, false);
    }

    Piece maybe() {
        return new Piece(characters, true, repeated);
    }

    Piece many() {
        return new Piece(characters, optional, true);
    }

    static boolean matches(List<Piece> pieces, String name) {
        BitSet reached = new BitSet(pieces.size() + 1);
        reach(pieces, reached, 0);
        for (int i = 0; i < name.length() && !reached.isEmpty(); i++) {
            BitSet following = new BitSet(pieces.size() + 1);
            for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
                if (at < pieces.size() && pieces.get(at).characters().contains(name.charAt(i))) {
                    reach(pieces, following, at + 1);
                    if (pieces.get(at).repeated()) {
                        following.set(at);
                    }
                }
            }
            reached = following;
        }
        return reached.get(pieces.size());
    }

    /// Marks a position and all that can be reached from it by leaving out optional pieces.
    private static void reach(List<Piece> pieces, BitSet reached, int position) {
        int at = position;
        reached.set(at);
        while (at < pieces.size() && pieces.get(at).optional()) {
            reached.set(++at);
        }
    }
}
