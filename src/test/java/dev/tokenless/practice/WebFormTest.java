package dev.tokenless.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebFormTest {

    @Test
    void readsWhatStandsInAForm() {
        WebForm form =
                WebForm.in("""
                <form action="/other"><input name="q"></form>
                <div class="card"><p>Remove the token <strong>a &amp; b</strong> (Project: rocket)?</p>
                <form method="post" action="/x?a=1&amp;b=2"><input type="hidden" name="csrf_token" value="s&quot;">
                <input name="environment"></form></div>
                """).filter(one -> one.has("csrf_token")).findFirst().orElseThrow();
        assertThat(form.action()).contains("/x?a=1&b=2");
        assertThat(form.encoded()).isEqualTo("csrf_token=s%22&environment=");
        assertThat(form.named()).isEqualTo("a & b");
        assertThat(form.preface()).contains("(Project: rocket)");
    }

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
