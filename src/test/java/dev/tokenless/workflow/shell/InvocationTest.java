package dev.tokenless.workflow.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which program a command really starts, and with which words.
class InvocationTest {

    private static Invocation of(String command) {
        return Invocation.of(ScriptReader.read(command, Dialect.POSIX).getFirst());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            twine upload x -> twine upload x
            /usr/bin/Twine.EXE upload -> twine upload
            venv\\\\Scripts\\\\twine.exe upload -> twine upload
            twine==6.1 upload -> twine upload
            twine@latest upload -> twine upload
            'twine[keyring]>=5' upload -> twine upload
            twine~=5 upload -> twine upload
            twine!=5 upload -> twine upload
            python -m twine upload x -> twine upload x
            python3.13 -m twine upload -> twine upload
            pypy3.10 -m twine upload -> twine upload
            python -W ignore -X dev -m twine upload -> twine upload
            python -u -m twine upload -> twine upload
            python -Im twine upload -> twine upload
            python -um twine upload -> twine upload
            python setup.py sdist -> setup.py sdist
            python scripts/Setup.py sdist -> setup.py sdist
            python -c x setup.py -> setup.py
            python -> python
            python -m -> python
            python -V -> python
            sudo twine x -> twine x
            sudo -u me -H twine x -> twine x
            sudo --user me --group us twine x -> twine x
            sudo -- twine x -> twine x
            sudo -> sudo
            doas twine x -> twine x
            env A=1 B=2 twine x -> twine x
            env -i -u HOME twine x -> twine x
            env -> env
            timeout 60 twine x -> twine x
            timeout -k 5 -s INT 60 twine x -> twine x
            timeout -> timeout
            timeout 60 -> timeout
            nice -n 10 twine x -> twine x
            stdbuf -oL twine x -> twine x
            xargs -n 1 -I {} twine x -> twine x
            exec -a name twine x -> twine x
            retry twine x -> twine x
            nohup -> nohup
            time twine x -> twine x
            ! twine x -> twine x
            uvx twine x -> twine x
            uvx --from twine --with keyring twine x -> twine x
            uvx --python 3.13 twine@6 x -> twine x
            uvx -> uvx
            uv run twine x -> twine x
            uv run --with twine -- twine x -> twine x
            uv run -m twine x -> twine x
            uv run --module twine x -> twine x
            uv --directory pkg run twine x -> twine x
            uv run --group release --extra all twine x -> twine x
            uv tool run twine x -> twine x
            uv tool run --from twine twine x -> twine x
            uv tool install twine -> uv tool install twine
            uv publish x -> uv publish x
            uv -> uv
            uv run -> uv
            uv tool -> uv tool
            pipx run twine x -> twine x
            pipx run --spec twine==6 twine x -> twine x
            pipx install twine -> pipx install twine
            pipx run -> pipx
            poetry run twine x -> twine x
            poetry -C pkg run twine x -> twine x
            poetry publish -> poetry publish
            pdm run -p pkg twine x -> twine x
            rye run twine x -> twine x
            pipenv run twine x -> twine x
            conda run -n env twine x -> twine x
            mamba run --name env twine x -> twine x
            coverage run -m twine x -> twine x
            hatch run twine x -> twine x
            hatch run release:twine x -> twine x
            hatch -e release run twine x -> twine x
            hatch run publish x -> hatch-run publish x
            hatch run -> hatch run
            hatch publish -> hatch publish
            hatch -> hatch
            sudo -H env A=1 uv run python -m twine x -> twine x
            """)
    void isTheProgramBehindItsWrappers(String command, String expected) {
        Invocation invocation = of(command);

        StringBuilder said = new StringBuilder(invocation.program());
        invocation.arguments().forEach(word -> said.append(' ').append(word.text()));
        assertThat(said).hasToString(expected);
    }

    @Test
    void whatIsSetForTheCommandIsNoPartOfIt() {
        Invocation invocation = of("A=1 B='x y' env C=d=e twine upload F=g");

        assertThat(invocation.program()).isEqualTo("twine");
        Map<String, String> set = new LinkedHashMap<>();
        invocation.assignments().forEach((name, word) -> set.put(name, word.text()));
        assertThat(set).containsExactly(Map.entry("A", "1"), Map.entry("B", "x y"), Map.entry("C", "d=e"));
        assertThat(invocation.arguments()).extracting(Word::text).containsExactly("upload", "F=g");
    }

    @Test
    void anAssignmentAloneStartsNothing() {
        Invocation invocation = of("A=1");

        assertThat(invocation.program()).isEmpty();
        assertThat(invocation.assignments()).containsOnlyKeys("A");
    }

    @Test
    void aComparisonIsNoAssignment() {
        assertThat(of("a==b c").assignments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sudo twine upload x, twine", "python -m twine upload, twine", "/opt/bin/twine, /opt/bin/twine"})
    void theWordThatNamesTheProgramIsKnown(String command, String word) {
        assertThat(of(command).programWord().text()).isEqualTo(word);
        assertThat(of(command).path()).isEqualTo(word);
    }

    @Test
    void noNumberOfWrappersIsTooMuchToRead() {
        assertThat(of("sudo ".repeat(50) + "twine upload").program()).isEqualTo("sudo");
    }
}
