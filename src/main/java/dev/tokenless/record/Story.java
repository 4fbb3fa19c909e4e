package dev.tokenless.record;

import java.time.Instant;
import java.util.List;

/// A record as people read it: the same blocks in the same order, whatever form they take.
///
/// @param title    of the whole
/// @param practice whether it was rehearsed in the practice world
/// @param hash     of the data
/// @param at       when the record was made
public record Story(String title, boolean practice, String hash, Instant at, List<Block> blocks) {

    public Story {
        blocks = List.copyOf(blocks);
    }
}
