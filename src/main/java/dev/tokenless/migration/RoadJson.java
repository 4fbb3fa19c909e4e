package dev.tokenless.migration;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Plans and journals as JSON: records by their components, sealed types with a `kind`, names as plain texts.
/// Strict: a missing or an unknown field is an error, so that a plan edited by hand is refused rather than half
/// understood.
final class RoadJson {

    static final JsonMapper MAPPER = mapper();

    private RoadJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            // our own records only
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule(), names())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        for (Class<?> sealed :
                List.of(Entry.class, Entry.Trace.class, Change.class, Question.class, Target.class, RefPolicy.class)) {
            builder.addMixIn(sealed, Kinded.class);
            for (Class<?> permitted : sealed.getPermittedSubclasses()) {
                builder.registerSubtypes(new NamedType(permitted, kind(permitted)));
            }
        }
        return builder.build();
    }

    /// `PutEnvironment` is `put-environment`.
    private static String kind(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static SimpleModule names() {
        SimpleModule module = new SimpleModule();
        name(module, EnvironmentName.class, EnvironmentName::new);
        name(module, ProjectName.class, ProjectName::new);
        name(module, SecretName.class, SecretName::new);
        name(module, WorkflowFile.class, WorkflowFile::new);
        name(
                module,
                RepositoryName.class,
                text -> RepositoryName.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException("not OWNER/REPOSITORY: " + text)));
        return module;
    }

    private static <N> void name(SimpleModule module, Class<N> type, Function<String, N> parse) {
        module.addSerializer(type, new ToStringSerializer(type));
        module.addDeserializer(type, new JsonDeserializer<N>() {
            @Override
            public N deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return parse.apply(parser.getText());
            }
        });
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return parse.apply(key);
            }
        });
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinded {}
}
