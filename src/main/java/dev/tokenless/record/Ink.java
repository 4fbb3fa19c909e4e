package dev.tokenless.record;

/// The colours of a printed record; every one is dark enough to be read on white paper, in grey too.
public enum Ink {
    TEXT(0x1f2328),
    FAINT(0x59636e),
    PROVED(0x116329),
    ATTESTED(0x0550ae),
    PENDING(0x8a4600),
    BLOCKED(0xa40e26),
    RULE(0xd1d9e0),
    GROUND(0xf3f5f7);

    private final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }

    /// Red, green and blue, eight bits each.
    public int rgb() {
        return rgb;
    }
}
