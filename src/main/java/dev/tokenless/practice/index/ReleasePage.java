package dev.tokenless.practice.index;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import java.util.List;

/// Where an owner removes the files of one release. Source: pypi/warehouse `templates/manage/project/release.html`.
final class ReleasePage {
    private static final String FILE = "file_name";

    private final IndexState state;
    private final Addresses addresses;
    private final Page page;

    ReleasePage(IndexState state, Addresses addresses) {
        this.state = state;
        this.addresses = addresses;
        this.page = new Page(state, addresses);
    }

    Answer show(Call call) {
        Project project = page.managed(call);
        String version = call.parameter("version");
        List<Markup> files = project.files(version).stream()
                .map(file -> Markup.of(
                        """
                        <div class="card"><p><code>%s</code></p>
                        <p class="hint">The real page asks for the file's name. Once deleted, that name can never be uploaded again.</p>
                        <form method="post" action="%s">%s<input type="hidden" name="file_name" value="%s">
                        <button class="danger" type="submit">Delete</button></form></div>
                        """, file.filename(), addresses.release(project, version), page.protection(), file.filename()))
                .toList();
        return page.answer(200, project.name + " " + version + ": files", Markup.join(files));
    }

    Answer remove(Call call) {
        Project project = page.managed(call);
        String name = page.posted(call).getOrDefault(FILE, "");
        if (project.remove(name)) {
            project.record(state.now(), "File " + name + " removed", state.user);
            state.notices.add("Deleted file '%s'.".formatted(name));
        } else {
            state.notices.add("Could not find file.");
        }
        return Answer.redirect(303, addresses.release(project, call.parameter("version")));
    }
}
