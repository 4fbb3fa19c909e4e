package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.workflow.SecretName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretUseTest {

    private static final SecretName TOKEN = new SecretName("PYPI_TOKEN");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key: ${{ secrets.PYPI_TOKEN }}",
                "key: ${{ secrets.pypi_token||'' }}",
                "key: ${{ secrets['PYPI_TOKEN'] }}",
                "key: ${{ Secrets [ \"PYPI_TOKEN\" ] }}",
                "key: ${{ toJSON(secrets) }}",
                "key: ${{ secrets[matrix.name] }}",
                "    secrets: inherit"
            })
    void isSeen(String line) {
        assertThat(SecretUse.in(".github/workflows/a.yml", "on: push\n" + line, TOKEN))
                .contains("a.yml, line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key: ${{ secrets.PYPI_TOKEN_OLD }}",
                "key: ${{ secrets.MY_PYPI_TOKEN }}",
                "# key: ${{ secrets.PYPI_TOKEN }}",
                "key: ${{ secrets['OTHER'] }}",
                "secrets:",
                "PYPI_TOKEN: nothing"
            })
    void isNotSeenWhereThereIsNone(String line) {
        assertThat(SecretUse.in("a.yml", line, TOKEN)).isEmpty();
    }
}
