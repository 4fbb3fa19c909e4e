package dev.tokenless.workflow.yaml;

import org.jspecify.annotations.Nullable;

/// The parser counts code points, Java counts UTF-16 units; the two differ after the first emoji.
final class Places {

    private final int @Nullable [] offsets;

    Places(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            offsets = null;
            return;
        }
        int[] table = new int[points + 1];
        int offset = 0;
        for (int point = 0; point < points; point++) {
            table[point] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        table[points] = text.length();
        offsets = table;
    }

    int offset(int point) {
        return offsets == null ? point : offsets[Math.min(point, offsets.length - 1)];
    }
}
