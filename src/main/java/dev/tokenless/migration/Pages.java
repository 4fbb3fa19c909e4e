package dev.tokenless.migration;

import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.net.URI;
import java.util.Optional;

/// GitHub's own pages, where a person acts or looks.
///
/// @param web the address of the site, `https://github.com/` outside practice; ends in a slash
public record Pages(URI web, World world) {

    public Pages {
        if (!web.toString().endsWith("/")) {
            web = URI.create(web + "/");
        }
    }

    SafeLink newRelease(RepositoryName repository) {
        return page(repository + "/releases/new");
    }

    SafeLink actions(RepositoryName repository) {
        return page(repository + "/actions");
    }

    SafeLink workflow(RepositoryName repository, WorkflowFile file) {
        return page(repository + "/actions/workflows/" + file.name());
    }

    SafeLink pullRequest(RepositoryName repository, int number) {
        return page(repository + "/pull/" + number);
    }

    SafeLink run(RepositoryName repository, long run) {
        return page(repository + "/actions/runs/" + run);
    }

    Optional<URI> file(RepositoryName repository, String commit, String path) {
        return link(repository + "/blob/" + commit + "/" + path);
    }

    Optional<URI> environments(RepositoryName repository) {
        return link(repository + "/settings/environments");
    }

    SafeLink environmentsPage(RepositoryName repository) {
        return page(repository + "/settings/environments");
    }

    SafeLink secretsPage(RepositoryName repository) {
        return page(repository + "/settings/secrets/actions");
    }

    Optional<URI> secrets(RepositoryName repository) {
        return link(repository + "/settings/secrets/actions");
    }

    private Optional<URI> link(String path) {
        return SafeLink.of(web + path.replace(" ", "%20"), world).map(SafeLink::uri);
    }

    /// Names that GitHub gives are plain; a file name that no link can carry leads to the site's front page.
    private SafeLink page(String path) {
        return SafeLink.of(web + path.replace(" ", "%20"), world)
                .or(() -> SafeLink.of(web.toString(), world))
                .orElseThrow(() -> new IllegalStateException("not GitHub: " + web));
    }
}
