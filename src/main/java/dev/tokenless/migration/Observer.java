package dev.tokenless.migration;

/// Is told what happens. Called off the JavaFX thread, by one thread at a time; must return soon.
@FunctionalInterface
public interface Observer {

    void on(Event event);

    static Observer none() {
        return _ -> {};
    }
}
