package dev.tokenless.desktop;

import java.util.Locale;

/// Which world the program works on. It decides which addresses may be called and which links may be opened.
public enum World {
    /// github.com, pypi.org and test.pypi.org: https only.
    REAL,
    /// The practice world on this computer: loopback only for calls; its pages may be opened besides the real ones.
    PRACTICE;

    /// Whether `host` (as a URI writes it) is this computer by its very name or number.
    public static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("[::1]")
                || name.equals("::1")
                || name.matches("127\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){2}");
    }
}
