package dev.tokenless;

/// Picks the face. Not a `javafx.application.Application`: such a class on the class path would refuse to start.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("Tokenless");
    }
}
