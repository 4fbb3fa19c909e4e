package dev.tokenless.record;

/// How wide words are in the type faces at hand: what a page needs to know of a printer or a file.
public interface Ruler {

    /// In points; never throws, whatever the text.
    double width(String text, Face face, double size);

    /// The text as it can be shown in this face: a character that it lacks is spelled out.
    String shown(String text, Face face);
}
