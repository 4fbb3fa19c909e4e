package dev.tokenless.practice.index;

/// Which of the two services an index stands for. They share their code and nothing else: accounts, tokens,
/// publishers and files are separate.
public enum Site {
    PYPI("pypi", "PyPI", "pypi.org"),
    TESTPYPI("testpypi", "TestPyPI", "test.pypi.org");

    private final String audience;
    private final String title;
    private final String host;

    Site(String audience, String title, String host) {
        this.audience = audience;
        this.title = title;
        this.host = host;
    }

    /// The `aud` claim that this index asks for.
    public String audience() {
        return audience;
    }

    String title() {
        return title;
    }

    /// The host of the service that is practised here; its error texts name it.
    String host() {
        return host;
    }
}
