package dev.tokenless.record;

import java.util.List;
import java.util.Optional;

/// A piece of the page's whole width that is never split.
///
/// @param withNext whether it must not be the last on its page
/// @param repeated what is repeated before it when it is the first on its page: the head of its table
record Strip(double height, List<Piece> pieces, boolean withNext, Optional<Strip> repeated, Optional<Sheet.Mark> mark) {

    static Strip of(double height, List<Piece> pieces) {
        return new Strip(height, List.copyOf(pieces), false, Optional.empty(), Optional.empty());
    }

    static Strip space(double height) {
        return of(height, List.of());
    }

    Strip heading(Sheet.Mark heading) {
        return new Strip(height, pieces, true, repeated, Optional.of(heading));
    }

    Strip under(Strip head) {
        return new Strip(height, pieces, withNext, Optional.of(head), mark);
    }

    Strip keptWithNext() {
        return new Strip(height, pieces, true, repeated, mark);
    }
}
