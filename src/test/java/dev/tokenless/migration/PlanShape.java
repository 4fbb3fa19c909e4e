package dev.tokenless.migration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the records of a plan are as a JSON schema, without the words: each record by its components, each sealed type
/// by its `kind`.
final class PlanShape {

    private static final Set<Class<?>> NAMES = Set.of(
            EnvironmentName.class, ProjectName.class, RepositoryName.class, SecretName.class, WorkflowFile.class);

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    static ObjectNode definitions() {
        PlanShape shape = new PlanShape();
        shape.of(Plan.class);
        ObjectNode all = RoadJson.MAPPER.createObjectNode();
        shape.definitions.forEach(all::set);
        return all;
    }

    private static ObjectNode node() {
        return RoadJson.MAPPER.createObjectNode();
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return of((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> plain = (Class<?>) type;
        if (plain == boolean.class) {
            return node().put("type", "boolean");
        }
        if (plain == int.class || plain == long.class) {
            return node().put("type", "integer");
        }
        if (plain == Instant.class) {
            return node().put("type", "string").put("format", "date-time");
        }
        if (plain == String.class || plain == URI.class || NAMES.contains(plain)) {
            return node().put("type", "string");
        }
        if (plain.isEnum()) {
            ObjectNode one = node();
            ArrayNode values = one.putArray("enum");
            for (Object constant : plain.getEnumConstants()) {
                values.add(((Enum<?>) constant).name());
            }
            return one;
        }
        return reference(plain);
    }

    private ObjectNode of(Class<?> raw, Type[] arguments) {
        if (raw == Optional.class) {
            ObjectNode one = node();
            one.putArray("anyOf").add(of(arguments[0])).add(node().put("type", "null"));
            return one;
        }
        if (raw == Map.class) {
            ObjectNode one = node().put("type", "object");
            one.set("additionalProperties", of(arguments[1]));
            return one;
        }
        ObjectNode one = node().put("type", "array");
        one.set("items", of(arguments[0]));
        return raw == Set.class ? one.put("uniqueItems", true) : one;
    }

    private ObjectNode reference(Class<?> type) {
        String name = kind(type);
        if (!definitions.containsKey(name)) {
            definitions.put(name, node());
            definitions.put(name, type.isRecord() ? record(type) : sealed(type));
        }
        return node().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode sealed(Class<?> type) {
        ObjectNode one = node();
        ArrayNode kinds = one.putArray("oneOf");
        for (Class<?> permitted : List.of(type.getPermittedSubclasses())) {
            kinds.add(reference(permitted));
        }
        return one;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode one = node().put("type", "object");
        ObjectNode properties = one.putObject("properties");
        ArrayNode required = one.putArray("required");
        Class<?> outer = type.getDeclaringClass();
        if (outer != null && outer.isSealed()) {
            properties.set("kind", node().put("const", kind(type)));
            required.add("kind");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
            required.add(component.getName());
        }
        return one.put("additionalProperties", false);
    }

    private static String kind(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
