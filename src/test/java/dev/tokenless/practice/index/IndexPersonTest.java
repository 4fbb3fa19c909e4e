package dev.tokenless.practice.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexPersonTest {
    private Workbench bench;
    private IndexPerson person;

    @BeforeEach
    void open() throws IOException {
        bench = new Workbench();
        person = new IndexPerson(bench.base());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void pressesAddOnAFilledPage() {
        person.addPublisher(filled("sea-otter", "publish.yml"));

        assertThat(bench.minted(bench.claims())).startsWith("pypi-");
    }

    @Test
    void saysWhatThePageSaidWhenItRefuses() {
        assertThatThrownBy(() -> person.addPublisher(filled("sea-otter", "publish")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The trusted publisher could not be registered · Workflow name must end with .yml or .yaml");
        assertThatThrownBy(() -> person.addPublisher(filled("harbour", "publish.yml")))
                .hasMessageContaining("403");
    }

    @Test
    void revokesTheTokensThatAreMeantAndNoOther() {
        assertThat(person.tokens())
                .extracting(IndexPerson.ListedToken::name, IndexPerson.ListedToken::scope)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ci", "All projects"),
                        org.assertj.core.groups.Tuple.tuple("otter", "Project: sea-otter"));

        assertThat(person.revoke(token -> token.name().equals("ci"))).hasSize(1);

        assertThat(person.tokens()).extracting(IndexPerson.ListedToken::name).containsExactly("otter");
    }

    @Test
    void addsAPendingPublisherAndRemovesPublishers() {
        person.addPendingPublisher("moonrise", "moon-lab", "moonrise", "publish.yml", "pypi");
        assertThat(bench.get("manage/account/publishing/").body()).contains("<td>moonrise</td>");

        person.addPublisher(filled("sea-otter", "publish.yml"));
        person.addPublisher(filled("sea-otter", "other.yml"));
        person.removePublishers("Sea.Otter", line -> line.contains("workflow other.yml, environment pypi"));
        assertThat(bench.get("manage/project/sea-otter/settings/publishing/").body())
                .contains("<code>publish.yml</code>")
                .doesNotContain("<code>other.yml</code>");
    }

    private URI filled(String project, String workflow) {
        return bench.base()
                .resolve("manage/project/" + project
                        + "/settings/publishing/?provider=github&owner=ada&repository=sea-otter&workflow_filename="
                        + workflow + "&environment=pypi");
    }
}
