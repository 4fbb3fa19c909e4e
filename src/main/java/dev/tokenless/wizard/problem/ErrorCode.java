package dev.tokenless.wizard.problem;

import java.util.Locale;

/// A short name for an unexpected failure: the same defect has the same code on every computer, whatever
/// its message says.
public final class ErrorCode {

    private ErrorCode() {}

    /// Four letters or digits for where the root cause came from, four for how the program came there.
    public static String of(Throwable failure) {
        Throwable root = failure;
        int depth = 0;
        while (root.getCause() != null && depth++ < 50) {
            root = root.getCause();
        }
        int place = root.getClass().getName().hashCode();
        int way = 17;
        StackTraceElement[] trace = root.getStackTrace();
        for (int index = 0; index < trace.length; index++) {
            int frame = (trace[index].getClassName() + "#" + trace[index].getMethodName()).hashCode();
            place = index == 0 ? 31 * place + frame : place;
            way = 31 * way + frame;
        }
        return letters(place) + "-" + letters(way);
    }

    private static String letters(int hash) {
        String text = Integer.toString(Math.floorMod(hash, 36 * 36 * 36 * 36), 36);
        return "0".repeat(4 - text.length()) + text.toUpperCase(Locale.ROOT);
    }
}
