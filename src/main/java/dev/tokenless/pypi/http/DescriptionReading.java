package dev.tokenless.pypi.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.pypi.Description;
import dev.tokenless.workflow.ProjectName;
import java.util.ArrayList;
import java.util.HashMap;

/// The JSON API's project (Warehouse, `legacy/api/json.py`).
record DescriptionReading(String host) {

    Description description(ProjectName project, JsonNode answer) {
        var json = new JsonReading(host);
        JsonNode info = answer.path("info");
        var urls = new HashMap<String, String>();
        json.optionalText(info, "home_page")
                .filter(text -> !text.isBlank())
                .ifPresent(text -> urls.put("Homepage", text));
        info.path("project_urls")
                .properties()
                .forEach(entry -> urls.put(entry.getKey(), entry.getValue().asText("")));
        var roles = new ArrayList<Description.Role>();
        JsonNode ownership = answer.path("ownership");
        for (JsonNode role : ownership.path("roles")) {
            roles.add(new Description.Role(json.text(role, "role"), json.text(role, "user")));
        }
        return new Description(project, urls, roles, json.optionalText(ownership, "organization"));
    }
}
