package dev.tokenless.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.tokenless.record.CompletionRecord.Form;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Set<ValidationMessage> faults(JsonNode record) throws Exception {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JSON.readTree(RecordSchema.text()))
                .validate(record);
    }

    private static ObjectNode rocket() throws Exception {
        return (ObjectNode) JSON.readTree(FullRecord.made().text(Form.JSON));
    }

    @Test
    void aRecordWithEverythingInItFollowsTheSchema() throws Exception {
        assertThat(faults(rocket())).isEmpty();
    }

    @Test
    void aRepositoryThatCouldNotBeReadFollowsItToo() throws Exception {
        assertThat(faults(JSON.readTree(
                        SampleStandings.record(SampleStandings.failed("c/d")).text(Form.JSON))))
                .isEmpty();
    }

    @Test
    void theSchemaIsStrictSoThatAMemberMoreOrLessIsFound() throws Exception {
        ObjectNode more = rocket();
        ((ObjectNode) more.at("/repositories/0")).put("more", 1);
        assertThat(faults(more)).isNotEmpty();

        ObjectNode less = rocket();
        ((ObjectNode) less.at("/repositories/0")).remove("defence");
        assertThat(faults(less)).isNotEmpty();

        ObjectNode other = rocket();
        ((ObjectNode) other.at("/repositories/0/items/verified")).put("state", "certain");
        assertThat(faults(other)).isNotEmpty();
    }

    @Test
    void everyPlaceThatTheSchemaDescribesIsFilledHere() throws Exception {
        JsonNode one = rocket().at("/repositories/0");

        for (String list : new String[] {
            "changed",
            "left",
            "overrides",
            "environments",
            "publishers",
            "pullRequests",
            "files",
            "uploads",
            "secretsDeleted",
            "defence",
            "filesUnread"
        }) {
            assertThat(one.path(list)).as(list).isNotEmpty();
        }
    }
}
