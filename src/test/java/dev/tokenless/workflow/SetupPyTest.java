package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The name in a setup.py: what is plain is read, everything else is unknown.
class SetupPyTest {

    private static Optional<ProjectName> name(String text) {
        return ProjectNames.of(Sources.of("setup.py", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from setuptools import setup\nsetup(name='anvil')\n",
                "import setuptools\nsetuptools.setup(\n    version='1',\n    name = \"anvil\", # the name\n)\n",
                "NAME = 'anvil'\nsetup(name=NAME, packages=find_packages(exclude=['t']))",
                "NAME = \"anvil\"  # so\r\nif __name__ == '__main__':\r\n    setup(name=NAME)\r\n",
                "\"\"\"setup(name='other')\"\"\"\n# setup(name='other')\nsetup(name=u'anvil')",
                "setup(cmdclass={'x': f(name='other')}, name='anvil')",
                "NAME = 'anvil'\nprint(NAME)\nsetup(name=NAME, url='https://x/' + f'{NAME}', d={'name': 'other'})",
                "setup(long_description='''name='other' ) ''', name='''anvil''')"
            })
    void aPlainNameIsRead(String text) {
        assertThat(name(text)).contains(new ProjectName("anvil"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "setup()",
                "setup(version='1')",
                "setup(name=f'anvil{suffix}')",
                "setup(name='an' 'vil')",
                "setup(name='anvil' + suffix)",
                "setup(name='anvil' if x else 'other')",
                "setup(name=name())",
                "setup(name='anvil'.lower())",
                "setup(name=('anvil'))",
                "setup(name='a\\x6evil')",
                "setup(name=b'anvil')",
                "setup(name='anvil', name='other')",
                "setup(name='anvil', **more)",
                "setup(**{'name': 'anvil'})",
                "setup(name='anvil')\nsetup(name='other')",
                "setup(setup(name='anvil'))",
                "def setup(name): pass\nsetup(name='anvil')",
                "setup = other\nsetup(name='anvil')",
                "this.setup(name='anvil')",
                "NAME = 'anvil'\nNAME = 'other'\nsetup(name=NAME)",
                "NAME = 'anvil'\nNAME += 'x'\nsetup(name=NAME)",
                "NAME = 'anvil'\nif x:\n    NAME = 'other'\nsetup(name=NAME)",
                "if x:\n    NAME = 'anvil'\nsetup(name=NAME)",
                "if x: NAME = 'anvil'\nsetup(name=NAME)",
                "x = \\\nNAME = 'anvil'\nsetup(name=NAME)",
                "NAME = 'anvil'.upper()\nsetup(name=NAME)",
                "NAME = 'anvil' \\\n  + 'x'\nsetup(name=NAME)",
                "NAME = 'anvil'\nfor NAME in names: pass\nsetup(name=NAME)",
                "NAME = 'anvil'\n[NAME := 'other']\nsetup(name=NAME)",
                "NAME = 'anvil'\nexec(open('v.py').read())\nsetup(name=NAME)",
                "NAME = 'anvil'\nfrom v import NAME\nsetup(name=NAME)",
                "setup(name='anvil'",
                "setup(name='anvil'))",
                "setup(name='anvil)",
                "setup(name='''anvil)",
                "x = f\"{y[\"]}\"\nsetup(name='anvil')\n\"{\"]}\"",
                "setup(name='../anvil')",
                "setup(name='pypi-AgEIcHlwaS5vcmcCJDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAw')"
            })
    void whatIsComputedOrTwistedIsUnknown(String text) {
        assertThat(name(text)).isEmpty();
    }

    @Test
    void whereTwoFilesDifferThePersonIsAsked() {
        Sources sources =
                new Sources(Map.of("setup.cfg", "[metadata]\nname = anvil\n", "setup.py", "setup(name='other')"));
        assertThat(ProjectNames.of(sources)).isEmpty();
    }

    @Test
    void hugeAndEndlessFilesAreGivenUpInTime() {
        assertThatCode(() -> {
                    assertThat(name("(".repeat(190_000) + "setup(name='anvil')"))
                            .isEmpty();
                    assertThat(name("setup(".repeat(30_000) + ")".repeat(30_000)))
                            .isEmpty();
                    assertThat(name("A='x'\n".repeat(30_000) + "setup(name=A)")).isEmpty();
                    assertThat(name("'".repeat(190_001))).isEmpty();
                    assertThat(name(" ".repeat(300_000) + "setup(name='anvil')"))
                            .isEmpty();
                    assertThat(name("setup(name='anvil\\")).isEmpty();
                })
                .doesNotThrowAnyException();
    }
}
