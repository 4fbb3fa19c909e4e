package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A credential that one command stores and a later one uses is found wherever it was stored.
class StoredCredentialTest {

    /// @param steps the steps of the job, those that store first
    /// @param secrets what the upload is found to use
    record Row(String where, String steps, List<String> secrets) {

        @Override
        public String toString() {
            return where;
        }
    }

    private static Row row(String where, String steps, String... secrets) {
        return new Row(where, steps, List.of(secrets));
    }

    static Stream<Row> rows() {
        return Stream.of(
                row("set on a line of its own", """
                        - run: |
                            TWINE_PASSWORD=${{ secrets.HERE }}
                            twine upload dist/*
                        """, "HERE"),
                row("export", """
                        - run: |
                            export TWINE_USERNAME=__token__ TWINE_PASSWORD=${{ secrets.HERE }}
                            twine upload dist/*
                        """, "HERE"),
                row("declare", """
                        - run: |
                            declare -x TWINE_PASSWORD="${{ secrets.HERE }}"
                            twine upload dist/*
                        """, "HERE"),
                row("set of cmd", """
                        - shell: cmd
                          run: |
                            set TWINE_PASSWORD=${{ secrets.HERE }}
                            twine upload dist/*
                        """, "HERE"),
                row("PowerShell", """
                        - shell: pwsh
                          run: |
                            $env:TWINE_PASSWORD = "${{ secrets.HERE }}"
                            twine upload dist/*
                        """, "HERE"),
                row("PowerShell without blanks", """
                        - shell: pwsh
                          run: |
                            $env:TWINE_PASSWORD="${{ secrets.HERE }}"
                            twine upload dist/*
                        """, "HERE"),
                row("the later of two", """
                        - run: |
                            export TWINE_PASSWORD=${{ secrets.OLD }}
                            export TWINE_PASSWORD=${{ secrets.HERE }}
                            twine upload dist/*
                        """, "HERE"),
                row("GITHUB_ENV", """
                        - run: echo "TWINE_PASSWORD=${{ secrets.HERE }}" >> $GITHUB_ENV
                        - run: twine upload dist/*
                        """, "HERE"),
                row("GITHUB_ENV by a heredoc", """
                        - run: |
                            cat >> "$GITHUB_ENV" <<END
                            TWINE_USERNAME=__token__
                            TWINE_PASSWORD=${{ secrets.HERE }}
                            END
                        - run: twine upload dist/*
                        """, "HERE"),
                row("GITHUB_ENV of PowerShell", """
                        - shell: pwsh
                          run: echo "TWINE_PASSWORD=${{ secrets.HERE }}" | Out-File -FilePath $env:GITHUB_ENV -Append
                        - run: twine upload dist/*
                        """, "HERE"),
                row("GITHUB_ENV through a pipe", """
                        - run: echo "TWINE_PASSWORD=${{ secrets.HERE }}" | tee -a $GITHUB_ENV
                        - run: twine upload dist/*
                        """, "HERE"),
                row(".pypirc through a pipe", """
                        - run: |
                            printf "[pypi]\\npassword = ${{ secrets.HERE }}\\n" | tee ~/.pypirc
                            twine upload dist/*
                        """, "HERE"),
                row("the step's own before a stored one", """
                        - run: echo "TWINE_PASSWORD=${{ secrets.OLD }}" >> $GITHUB_ENV
                        - run: twine upload dist/*
                          env:
                            TWINE_PASSWORD: ${{ secrets.HERE }}
                        """, "HERE"),
                row("in the step before the step's own", """
                        - run: |
                            export TWINE_PASSWORD=${{ secrets.HERE }}
                            twine upload dist/*
                          env:
                            TWINE_PASSWORD: ${{ secrets.OTHER }}
                        """, "HERE"),
                row("on the line before all else", """
                        - run: TWINE_PASSWORD=${{ secrets.HERE }} twine upload dist/*
                          env:
                            TWINE_PASSWORD: ${{ secrets.OTHER }}
                        """, "HERE"),
                row("a variable by way of another", """
                        - run: |
                            export ONE=$TWO
                            twine upload -p $ONE dist/*
                          env:
                            TWO: ${{ secrets.HERE }}
                        """, "HERE"),
                row(".pypirc by a heredoc", """
                        - run: |
                            cat > ~/.pypirc <<END
                            [pypi]
                            username = __token__
                            password = ${{ secrets.HERE }}
                            END
                            twine upload dist/*
                        """, "HERE"),
                row(".pypirc by echo", """
                        - run: |
                            echo "[pypi]" > ~/.pypirc
                            echo "password: ${{ secrets.HERE }}" >> ~/.pypirc
                            twine upload dist/*
                        """, "HERE"),
                row("Poetry's token", """
                        - run: |
                            poetry config pypi-token.pypi ${{ secrets.HERE }}
                            poetry publish
                        """, "HERE"),
                row("Poetry's token in an earlier step", """
                        - run: poetry config -- pypi-token.pypi "$KEY"
                          env:
                            KEY: ${{ secrets.HERE }}
                        - run: poetry publish --build
                          env:
                            KEY: ${{ secrets.HERE }}
                        """, "HERE"),
                row("Poetry's password", """
                        - run: |
                            poetry config http-basic.pypi __token__ ${{ secrets.HERE }}
                            poetry publish
                        """, "HERE"),
                row("Poetry's password of another repository", """
                        - run: |
                            poetry config repositories.test https://test.pypi.org/legacy/
                            poetry config pypi-token.test ${{ secrets.HERE }}
                            poetry publish -r test
                        """, "HERE"),
                row("Poetry's repository with url", """
                        - run: |
                            poetry config repositories.test.url https://test.pypi.org/legacy/
                            poetry config pypi-token.test ${{ secrets.HERE }}
                            poetry publish -r test
                        """, "HERE"),
                row("pdm's settings", """
                        - run: |
                            pdm config repository.pypi.username __token__
                            pdm config repository.pypi.password ${{ secrets.HERE }}
                            pdm publish
                        """, "HERE"),
                row("Poetry's token of another repository is not PyPI's", """
                        - run: |
                            poetry config pypi-token.acme ${{ secrets.OTHER }}
                            poetry publish
                        """),
                row("a setting that is only asked for", """
                        - run: |
                            poetry config pypi-token.pypi
                            poetry publish
                        """),
                row("no setting of Poetry's", """
                        - run: |
                            poetry add pypi-token.pypi ${{ secrets.OTHER }}
                            poetry publish
                        """),
                row("another file with a password", """
                        - run: |
                            echo "password = ${{ secrets.OTHER }}" > settings.ini
                            twine upload dist/*
                        """),
                row("stored too late", """
                        - run: twine upload dist/*
                        - run: echo "TWINE_PASSWORD=${{ secrets.OTHER }}" >> $GITHUB_ENV
                        """));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isFoundWhereItIsStored(Row row) {
        String text = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
                + row.steps().indent(6);

        assertThat(GoldenCase.rewrite(text).publications())
                .singleElement()
                .satisfies(publication -> assertThat(publication.credential().secrets())
                        .extracting(SecretName::value)
                        .containsExactlyElementsOf(row.secrets()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isGoneAfterwardsOrTheFileIsLeft(Row row) {
        String text = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python -m build\n"
                + row.steps().indent(6);
        Outcome outcome = GoldenCase.rewrite(text).outcome();

        if (outcome instanceof Outcome.Rewritten rewritten) {
            assertThat(rewritten.text()).doesNotContain("secrets.HERE").contains("id-token: write");
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(outcome.left()).isNotEmpty();
        }
    }
}
