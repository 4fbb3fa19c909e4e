package dev.tokenless.wizard.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    @Test
    void theSameDefectHasTheSameCodeWhateverItsMessage() {
        String[] codes = new String[2];
        for (int index = 0; index < 2; index++) {
            codes[index] = ErrorCode.of(new IllegalStateException("message " + index));
        }
        assertThat(codes[0]).isEqualTo(codes[1]).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
    }

    @Test
    void anotherPlaceHasAnotherCode() {
        assertThat(ErrorCode.of(new IllegalStateException())).isNotEqualTo(ErrorCode.of(elsewhere()));
    }

    @Test
    void detailsMaskWhatLooksLikeAToken() {
        String token = "ghp_" + "a1B2".repeat(9);
        assertThat(ErrorWindow.details(new IllegalStateException("sent " + token)))
                .doesNotContain(token)
                .contains("IllegalStateException");
    }

    private static RuntimeException elsewhere() {
        return new IllegalStateException();
    }
}
