package dev.tokenless.workflow.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One change of the tree. The text edits and the expected tree are both made from it, independently, and must
/// agree.
public sealed interface Change {

    /// A new key behind another one of the same mapping; behind the last one where `after` is not there.
    record Add(Node.Mapping owner, String key, Value value, String after, boolean blankLineBefore) implements Change {
        public Add(Node.Mapping owner, String key, Value value, String after) {
            this(owner, key, value, after, false);
        }
    }

    /// Another name for a key; its value and its line stay.
    record Rename(Node.Mapping owner, String key, String to) implements Change {}

    /// Other keys in the place of one.
    record Swap(Node.Mapping owner, String key, List<Value.Field> fields) implements Change {
        public Swap {
            fields = List.copyOf(fields);
        }
    }

    /// Another value for a text.
    record Replace(Node.Text text, Value value) implements Change {}

    record Drop(Node.Mapping owner, String key) implements Change {}

    /// An item goes; with the comments right above it, where those speak of nothing else.
    record DropItem(Node.Listing owner, int index, boolean withComments) implements Change {
        public DropItem(Node.Listing owner, int index) {
            this(owner, index, false);
        }
    }

    /// A new item behind the one at `index`.
    record InsertItem(Node.Listing owner, int index, Value value) implements Change {}

    /// Other lines in a literal block: by number from 0, to what they become; none for a line that goes.
    record EditLines(Node.Text text, Map<Integer, Optional<String>> lines) implements Change {
        public EditLines {
            lines = Map.copyOf(lines);
        }

        String value() {
            List<String> old = text.value().lines().toList();
            StringBuilder value = new StringBuilder();
            for (int line = 0; line < old.size(); line++) {
                Optional<String> now = lines.getOrDefault(line, Optional.of(old.get(line)));
                now.ifPresent(kept -> value.append(kept).append('\n'));
            }
            return value.toString();
        }
    }

    /// The node that the change is made to.
    default Node target() {
        return switch (this) {
            case Add add -> add.owner();
            case Rename rename -> rename.owner();
            case Swap swap -> swap.owner();
            case Replace replace -> replace.text();
            case Drop drop -> drop.owner();
            case DropItem drop -> drop.owner();
            case InsertItem insert -> insert.owner();
            case EditLines edit -> edit.text();
        };
    }
}
