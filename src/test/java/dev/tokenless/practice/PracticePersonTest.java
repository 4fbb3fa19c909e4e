package dev.tokenless.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PracticePersonTest {

    @ParameterizedTest
    @CsvSource({
        "v1.2.3,v1.2.4",
        "1.9,1.10",
        "core-v1.0,core-v1.1",
        "v1.0.0rc9,v1.0.0rc10",
        "nightly,nightly-1",
        "v2.0b1-x,v2.0b2-x"
    })
    void theNextTagRaisesTheLastNumber(String tag, String next) {
        assertThat(PracticePerson.nextTag(tag)).isEqualTo(next);
    }
}
