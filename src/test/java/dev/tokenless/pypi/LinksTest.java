package dev.tokenless.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tokenless.desktop.World;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final Publisher PUBLISHER = new Publisher(
            new RepositoryName("octo", "Tool"),
            new WorkflowFile("pub & lish.yml"),
            Optional.of(new EnvironmentName("pypi/prod é")));

    @Test
    void theFormComesFilledIn() {
        var links = new Links(URI.create("https://pypi.org/"), World.REAL);
        assertThat(links.publisherPage(new ProjectName("My_Tool"), PUBLISHER))
                .hasToString("https://pypi.org/manage/project/my-tool/settings/publishing/?provider=github"
                        + "&owner=octo&repository=Tool&workflow_filename=pub%20%26%20lish.yml"
                        + "&environment=pypi%2Fprod%20%C3%A9");
        assertThat(links.tokensPage()).hasToString("https://pypi.org/manage/account/#api-tokens");
    }

    @Test
    void anIndexIsPyPiOrThisComputer() {
        assertThat(new Links(URI.create("http://127.0.0.1:8080/pypi/"), World.PRACTICE).accountPage())
                .hasToString("http://127.0.0.1:8080/pypi/manage/account/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Links(URI.create("http://127.0.0.1:8080/pypi/"), World.REAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Links(URI.create("https://pypi.example.org/"), World.PRACTICE));
    }

    @Test
    void aProjectNamesItsRepositories() {
        var description = new Description(
                new ProjectName("tool"),
                Map.of(
                        "Source", "https://github.com/octo/tool.git",
                        "Issues", "https://github.com/octo/tool/issues",
                        "Docs", "https://tool.example.org/octo/tool"),
                java.util.List.of(),
                Optional.empty());
        assertThat(description.repositories()).containsExactly(new RepositoryName("octo", "tool"));
    }
}
