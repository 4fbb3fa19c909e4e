package dev.tokenless.migration;

/// Who said or did something that no API shows. The name goes into the journal and the record.
public record Person(String name) {

    public Person {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A person needs a name.");
        }
    }
}
