package dev.tokenless.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.TypeResolutionEnvironment;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// GitHub's published GraphQL schema, cut to the types and fields that Tokenless uses. A query is held against it; and
/// so is its answer, which is served once more through the schema and must come out without a complaint.
/// Source: npm `@octokit/graphql-schema` 15.26.1 (MIT).
public final class GitHubSchema {

    private static final JsonMapper JSON = new JsonMapper();

    private final GraphQL graphQl;

    private static final class Loaded {
        static final GitHubSchema ONCE = new GitHubSchema();
    }

    /// Read once.
    public static GitHubSchema get() {
        return Loaded.ONCE;
    }

    private GitHubSchema() {
        try (InputStream text = Objects.requireNonNull(
                GitHubSchema.class.getResourceAsStream("/contract/github-graphql-subset.graphql"))) {
            var types = new SchemaParser().parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            var wiring = RuntimeWiring.newRuntimeWiring()
                    .wiringFactory(new FromTheAnswer())
                    .build();
            graphQl = GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(types, wiring))
                    .build();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// What the schema does not allow of a query's text; empty if it allows all.
    public List<String> faults(String query) {
        return ParseAndValidate.parseAndValidate(
                        graphQl.getGraphQLSchema(),
                        ExecutionInput.newExecutionInput(query).build())
                .getErrors()
                .stream()
                .map(GraphQLError::getMessage)
                .toList();
    }

    /// What the schema does not allow of a request to `/graphql` and of its answer; empty if it allows all. Of an
    /// answer with errors only the request is judged.
    public List<String> faults(String request, String answer) {
        try {
            JsonNode asked = JSON.readTree(request);
            JsonNode told = JSON.readTree(answer);
            List<GraphQLError> errors = graphQl.execute(
                            ExecutionInput.newExecutionInput(asked.path("query").asText())
                                    .operationName(asked.path("operationName").asText())
                                    .variables(map(asked.path("variables")))
                                    .root(map(told.path("data")))
                                    .build())
                    .getErrors();
            boolean failed =
                    told.path("errors").isArray() || told.path("message").isTextual();
            return errors.stream()
                    .filter(error -> !failed || aboutTheRequest(error))
                    .map(GraphQLError::getMessage)
                    .toList();
        } catch (IOException notJson) {
            return List.of("no JSON: " + notJson.getMessage());
        }
    }

    private static boolean aboutTheRequest(GraphQLError error) {
        return error.getPath() == null;
    }

    private static Map<String, Object> map(JsonNode node) {
        return node.isObject()
                ? JSON.convertValue(node, new com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>>() {})
                : Map.of();
    }

    /// Serves what the answer holds, under the names that the query gives.
    private static final class FromTheAnswer implements WiringFactory {
        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
            return FromTheAnswer::type;
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
            return FromTheAnswer::type;
        }

        private static GraphQLObjectType type(TypeResolutionEnvironment environment) {
            Map<String, Object> node = environment.getObject();
            String name = Objects.toString(
                    node.get("__typename"),
                    node.containsKey("entries") ? "Tree" : node.containsKey("byteSize") ? "Blob" : "Commit");
            return environment.getSchema().getObjectType(name);
        }

        @Override
        public boolean providesScalar(ScalarWiringEnvironment environment) {
            return !ScalarInfo.isGraphqlSpecifiedScalar(
                    environment.getScalarTypeDefinition().getName());
        }

        @Override
        public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
            return GraphQLScalarType.newScalar()
                    .name(environment.getScalarTypeDefinition().getName())
                    .coercing(new AsItIs())
                    .build();
        }

        @Override
        public boolean providesDataFetcher(FieldWiringEnvironment environment) {
            return true;
        }

        @Override
        public DataFetcher<?> getDataFetcher(FieldWiringEnvironment environment) {
            return FromTheAnswer::value;
        }

        private static @Nullable Object value(DataFetchingEnvironment environment) {
            Map<String, Object> source = Objects.requireNonNull(environment.getSource());
            String name = environment.getField().getAlias() != null
                    ? environment.getField().getAlias()
                    : environment.getField().getName();
            if (!source.containsKey(name)) {
                throw new IllegalStateException("the answer has no " + name);
            }
            return source.get(name);
        }
    }

    /// GitHub's own scalars (a date, an address…) are texts to us.
    private static final class AsItIs implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseValue(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return value;
        }
    }
}
