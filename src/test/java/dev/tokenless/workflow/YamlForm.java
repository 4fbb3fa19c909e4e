package dev.tokenless.workflow;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Another way to write the same workflow. It must go through the rewriter untouched: what comes of a text in this
/// form is what comes of the text, in this form.
enum YamlForm {
    CARRIAGE_RETURNS,
    BYTE_ORDER_MARK,
    NO_FINAL_NEWLINE,
    DOCUMENT_START,
    OTHER_ALPHABETS,
    ITEMS_UNDER_THE_KEY,
    FOUR_BLANKS,
    FOUR_BLANKS_AND_WIDE_DASHES,
    BLANKS_AT_THE_END,
    COMMENTS_AROUND;

    String of(String text) {
        return switch (this) {
            case CARRIAGE_RETURNS -> text.replace("\n", "\r\n");
            case BYTE_ORDER_MARK -> "\ufeff" + text;
            case NO_FINAL_NEWLINE -> text.stripTrailing();
            case DOCUMENT_START -> "%YAML 1.2\n---\n" + text;
            case OTHER_ALPHABETS -> otherAlphabets(text);
            case ITEMS_UNDER_THE_KEY -> itemsUnderTheKey(text);
            case FOUR_BLANKS -> fourBlanks(text);
            case FOUR_BLANKS_AND_WIDE_DASHES -> wideDashes(text);
            case BLANKS_AT_THE_END -> blanksAtTheEnd(text);
            case COMMENTS_AROUND -> "# licence\n\n" + text + "\n# the end, 終わり\n";
        };
    }

    /// Whether steps lose the form where they come from another file.
    boolean ofOneFile() {
        return List.of(ITEMS_UNDER_THE_KEY, FOUR_BLANKS, FOUR_BLANKS_AND_WIDE_DASHES, BLANKS_AT_THE_END)
                .contains(this);
    }

    private static String otherAlphabets(String text) {
        return text.replace("name: Release\n", "name: Выпуск 🚢\n")
                .replace("name: Build\n", "name: 建造 “größer”\n")
                .replace("name: Publish\n", "name: Pubblicazione à PyPI 🚀🚀\n");
    }

    /// On lines that the rewriter does not write itself.
    private static String blanksAtTheEnd(String text) {
        return text.replace("[published]\n", "[published]  \n")
                .replace("  ship:\n", "  ship: \n")
                .replace("checkout@v4\n", "checkout@v4\t\n")
                .replace("name: Build\n", "name: Build   \n");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String lines(String text, UnaryOperator<String> each) {
        return text.lines().map(each).collect(Collectors.joining("\n", "", "\n"));
    }

    /// `steps:` and its dashes in one column.
    private static String itemsUnderTheKey(String text) {
        boolean[] steps = {false};
        return lines(text, line -> {
            if (!line.isBlank() && indent(line) <= 4) {
                steps[0] = line.equals("    steps:");
            }
            return steps[0] && indent(line) > 4 ? line.substring(2) : line;
        });
    }

    /// Every level by four; keys of an item directly behind its dash.
    private static String fourBlanks(String text) {
        return lines(text, line -> {
            int indent = indent(line);
            return " ".repeat(indent <= 6 ? 2 * indent : 14 + 2 * (indent - 8)) + line.stripLeading();
        });
    }

    private static String wideDashes(String text) {
        return lines(text, line -> {
            String content = line.stripLeading();
            return " ".repeat(2 * indent(line)) + (content.startsWith("- ") ? "-   " + content.substring(2) : content);
        });
    }
}
