package dev.tokenless.workflow.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Options and operands of a command.
///
/// @param operands words that are no options and no option's value
public record Arguments(List<Option> options, List<Word> operands) {

    /// @param value empty for a flag; @param start the first character; @param end behind its value
    public record Option(String name, Optional<String> value, int start, int end) {}

    private static final Set<String> REDIRECTIONS = Set.of(">", "<", "&>", "<<<");

    /// Reads words, given the options that take a value. Long ones also as `--name=value`, short ones also as
    /// `-nvalue`.
    public static Arguments read(List<Word> words, Set<String> withValue) {
        List<Option> options = new ArrayList<>();
        List<Word> operands = new ArrayList<>();
        for (int index = 0; index < words.size(); index++) {
            Word word = words.get(index);
            String text = word.text();
            if (REDIRECTIONS.contains(text)) {
                index++;
            } else if (!text.startsWith("-") || text.equals("-") || text.equals("--")) {
                if (!text.equals("--")) {
                    operands.add(word);
                }
            } else if (text.startsWith("--") && text.contains("=")) {
                int equals = text.indexOf('=');
                options.add(option(text.substring(0, equals), text.substring(equals + 1), word, word));
            } else if (withValue.contains(text) && index + 1 < words.size()) {
                options.add(option(text, words.get(++index).text(), word, words.get(index)));
            } else if (!text.startsWith("--") && text.length() > 2 && withValue.contains(text.substring(0, 2))) {
                String value = text.substring(text.charAt(2) == '=' ? 3 : 2);
                options.add(option(text.substring(0, 2), value, word, word));
            } else {
                options.add(new Option(text, Optional.empty(), word.start(), word.end()));
            }
        }
        return new Arguments(List.copyOf(options), List.copyOf(operands));
    }

    private static Option option(String name, String value, Word first, Word last) {
        return new Option(name, Optional.of(value), first.start(), last.end());
    }

    public boolean has(String... names) {
        return options.stream().anyMatch(o -> Set.of(names).contains(o.name()));
    }

    /// The last value given under any of the names.
    public Optional<String> value(String... names) {
        return options.stream()
                .filter(o -> Set.of(names).contains(o.name()))
                .reduce((_, last) -> last)
                .flatMap(Option::value);
    }

    public Optional<String> operand(int index) {
        return index < operands.size() ? Optional.of(operands.get(index).text()) : Optional.empty();
    }
}
