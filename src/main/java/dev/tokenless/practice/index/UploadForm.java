package dev.tokenless.practice.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an upload says of its file, checked for itself, before anybody asks who sent it.
/// Source: pypi/warehouse `forklift/legacy.py` and `forklift/forms.py`.
record UploadForm(
        String name,
        String version,
        Distribution file,
        List<Map.Entry<String, String>> urls,
        Optional<String> attestations) {
    private static final Pattern WHEEL = Pattern.compile("([^-]+)-([^-]+)(?:-\\d[^-]*)?-[^-]+-[^-]+-[^-]+\\.whl");
    private static final Pattern SOURCE = Pattern.compile("(.+)-([^-]+)\\.(?:tar\\.gz|zip)");
    private static final String SPECIFICATION =
            " See https://packaging.python.org/specifications/core-metadata for more information.";

    UploadForm {
        urls = List.copyOf(urls);
    }

    static UploadForm read(MultipartForm form) {
        if (!form.text(":action").equals(Optional.of("file_upload"))) {
            throw new Refusal(400, "Invalid value for :action: this address takes file_upload only.");
        }
        if (!form.text("protocol_version").orElse("1").equals("1")) {
            throw new Refusal(400, "Unknown protocol version.");
        }
        String name = form.text("name").orElse("");
        if (!ProjectNames.valid(name)) {
            throw new Refusal(400, "'" + name + "' is an invalid value for Name." + SPECIFICATION);
        }
        String version = form.text("version").orElse("");
        PythonVersion parsed = PythonVersion.parse(version)
                .orElseThrow(
                        () -> new Refusal(400, "'" + version + "' is an invalid value for Version." + SPECIFICATION));
        if (parsed.local()) {
            throw new Refusal(400, "The use of local versions in <Version('" + version + "')> is not allowed.");
        }
        Distribution file =
                form.file("content").orElseThrow(() -> new Refusal(400, "Upload payload does not have a file."));
        UploadForm upload = new UploadForm(name, version, file, urls(form), form.text("attestations"));
        upload.checkFile(form.text("sha256_digest"));
        return upload;
    }

    private void checkFile(Optional<String> digest) {
        Matcher shape = (file.isWheel() ? WHEEL : SOURCE).matcher(file.filename());
        if (!shape.matches()) {
            throw new Refusal(
                    400,
                    "Invalid file extension: Use .tar.gz, .whl or .zip extension, and a file name of that form."
                            + " See https://www.python.org/dev/peps/pep-0527 and"
                            + " https://peps.python.org/pep-0715/ for more information.");
        }
        if (!ProjectNames.normalised(shape.group(1)).equals(ProjectNames.normalised(name))) {
            throw new Refusal(400, "Start filename for '" + name + "' with '" + ProjectNames.escaped(name) + "'.");
        }
        if (!shape.group(2).equals(version)) {
            throw new Refusal(400, "Version in filename should be '" + version + "' not '" + shape.group(2) + "'.");
        }
        if (digest.filter(sent -> !sent.equals(file.sha256())).isPresent()) {
            throw new Refusal(400, "The digest supplied does not match a digest calculated from the uploaded file.");
        }
    }

    private static List<Map.Entry<String, String>> urls(MultipartForm form) {
        List<Map.Entry<String, String>> urls = new ArrayList<>();
        for (String line : form.texts("project_urls")) {
            int comma = line.indexOf(',');
            if (comma > 0) {
                urls.add(Map.entry(
                        line.substring(0, comma).strip(),
                        line.substring(comma + 1).strip()));
            }
        }
        return urls;
    }
}
