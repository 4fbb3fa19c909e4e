package dev.tokenless.workflow.yaml;

import java.util.BitSet;
import java.util.stream.IntStream;

/// The comments inside of a block list's item that explain something: neither lines of a script nor keys that are
/// commented out.
final class ItemComments {

    private final SourceLines lines;
    private final BitSet scripts = new BitSet();

    private ItemComments(SourceLines lines) {
        this.lines = lines;
    }

    static IntStream in(SourceLines lines, Node item) {
        ItemComments comments = new ItemComments(lines);
        comments.leaveOutScripts(item);
        return IntStream.rangeClosed(lines.of(item.span().start()), lines.lastOfItem(item))
                .filter(line -> lines.isComment(line) && !lines.isCommentedOut(line) && !comments.scripts.get(line));
    }

    private void leaveOutScripts(Node node) {
        switch (node) {
            case Node.Mapping map -> map.entries().forEach(entry -> leaveOutScripts(entry.value()));
            case Node.Listing list -> list.items().forEach(this::leaveOutScripts);
            case Node.Text text
            when text.block() ->
                scripts.set(
                        lines.of(text.span().start()),
                        lines.of(Math.max(text.span().end() - 1, 0)) + 1);
            case Node.Text _, Node.Alias _ -> {}
        }
    }
}
