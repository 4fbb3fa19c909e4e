package dev.tokenless.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeLinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/o/r/pull/1",
                "https://pypi.org/manage/account/#api-tokens",
                "https://TEST.pypi.org/project/x/",
                "https://github.com:443/o/r"
            })
    void pagesOfTheThreeHostsMayBeOpened(String address) {
        assertThat(SafeLink.of(address, World.REAL)).isPresent();
        assertThat(SafeLink.of(address, World.PRACTICE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://github.com/o/r",
                "https://github.com.example.org/",
                "https://evilgithub.com/",
                "https://api.github.com/user",
                "https://github.com@example.org/",
                "https://user@github.com/",
                "https://github.com:8443/",
                "https://gıthub.com/",
                "https://github.com/o/r\u202e",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "//github.com/o/r",
                "github.com",
                "https:github.com",
                "https://github.com/a b",
                "https://[::1",
                "data:text/html,x",
                "",
                "https://127.0.0.1.example.org/",
                "http://example.org/#@127.0.0.1/"
            })
    void nothingElseMayBeOpened(String address) {
        assertThat(SafeLink.of(address, World.REAL)).isEmpty();
        assertThat(SafeLink.of(address, World.PRACTICE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/x", "http://localhost:1/", "http://[::1]:9/", "https://127.9.9.9/"})
    void thisComputerMayBeOpenedInPracticeAlone(String address) {
        assertThat(SafeLink.of(address, World.PRACTICE)).isPresent();
        assertThat(SafeLink.of(address, World.REAL)).isEmpty();
    }
}
