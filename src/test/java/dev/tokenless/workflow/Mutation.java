package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Small damages to a workflow, as an editor's slip, a bad merge or a strange hand makes them.
final class Mutation {

    private static final String SIGNS = "{}[]&*!|>'\"%@`\t:-\u00e9\ud83d\ude80\r";

    private final List<String> texts;

    Mutation(List<String> texts) {
        this.texts = texts;
    }

    /// The same seed makes the same mutant.
    String mutant(long seed) {
        Random random = new Random(seed);
        String mutant = texts.get(random.nextInt(texts.size()));
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            mutant = mutate(mutant, random);
        }
        return mutant;
    }

    private String mutate(String text, Random random) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> graft(text, texts.get(random.nextInt(texts.size())), random);
            case 2 -> text.replace("\r\n", "\n").replace("\n", random.nextBoolean() ? "\r\n" : "\n");
            case 3 -> text.startsWith("\ufeff") ? text : "\ufeff" + text;
            case 4 -> text.stripTrailing();
            case 5, 6, 7 -> characters(text, random);
            default -> lines(text, random);
        };
    }

    /// Some lines of one workflow, in another.
    private static String graft(String text, String other, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        String[] foreign = other.split("\n", -1);
        int from = random.nextInt(foreign.length);
        int to = Math.min(foreign.length, from + 1 + random.nextInt(8));
        lines.addAll(random.nextInt(lines.size()), Arrays.asList(foreign).subList(from, to));
        return String.join("\n", lines);
    }

    private static String characters(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return random.nextBoolean()
                ? text.substring(0, at) + SIGNS.charAt(random.nextInt(SIGNS.length())) + text.substring(at)
                : text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(5)));
    }

    private static String lines(String text, Random random) {
        String[] lines = text.split("\n", -1);
        int one = random.nextInt(lines.length);
        int other = random.nextInt(lines.length);
        switch (random.nextInt(7)) {
            case 0 -> lines[one] = "";
            case 1 -> lines[one] = lines[one] + "\n" + lines[one];
            case 2 -> {
                String kept = lines[one];
                lines[one] = lines[other];
                lines[other] = kept;
            }
            case 3 -> lines[one] = "  " + lines[one];
            case 4 -> lines[one] = lines[one].replaceFirst("^ {1,2}", "");
            case 5 -> lines[one] = lines[one] + " # " + lines[other].strip();
            default -> {
                return String.join("\n", without(lines, one));
            }
        }
        return String.join("\n", lines);
    }

    private static List<String> without(String[] lines, int gone) {
        List<String> rest = new ArrayList<>(Arrays.asList(lines));
        rest.remove(gone);
        return rest;
    }
}
