package org.mentorlink.api.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.ApiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SchemaReport;

class SchemaTest extends ApiTest {

    private static final String SCALARS =
            "scalar DateTime scalar Long scalar LocalDate scalar LocalTime scalar Duration scalar EmailAddress scalar TimeZone ";

    @Autowired
    private GraphQlSource source;

    @Autowired
    private AtomicReference<SchemaReport> report;

    @Test
    void every_field_and_argument_is_mapped() {
        assertThat(report.get().unmappedFields()).isEmpty();
        assertThat(report.get().unmappedRegistrations()).isEmpty();
        assertThat(report.get().unmappedArguments()).isEmpty();
        assertThat(report.get().fieldNullnessErrors()).isEmpty();
        assertThat(report.get().argumentNullnessErrors()).isEmpty();
        assertThat(report.get().skippedTypes().stream()
                        .map(type -> GraphQLTypeUtil.simplePrint(type.type()))
                        .filter(name -> !List.of("Node", "UserError", "Payload").contains(name)))
                .isEmpty();
    }

    @Test
    void an_unmapped_field_is_found() {
        var found = new AtomicReference<SchemaReport>();
        GraphQlSource.schemaResourceBuilder()
                .schemaResources(new ByteArrayResource("type Query { forgotten: String }".getBytes(UTF_8)))
                .inspectSchemaMappings(found::set)
                .build();

        assertThat(found.get().unmappedFields()).containsExactly(FieldCoordinates.coordinates("Query", "forgotten"));
    }

    @Test
    void everything_is_described() {
        assertThat(undescribed(source.schema())).isEmpty();
    }

    @Test
    void the_description_of_node_names_every_kind_of_node() {
        var schema = source.schema();
        var nodes = schema.getImplementations((GraphQLInterfaceType) schema.getType("Node")).stream()
                .map(GraphQLObjectType::getName)
                .sorted()
                .toList();
        var last = nodes.size() - 1;

        assertThat(schema.getQueryType().getFieldDefinition("node").getDescription())
                .endsWith(": a " + String.join(", ", nodes.subList(0, last)) + " or " + nodes.get(last) + ".");
    }

    /** What is sent back as {@code expectedVersion} means the same wherever it was read. */
    @Test
    void every_version_of_an_object_counts_from_one() {
        var versions = source.schema().getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(type -> ((GraphQLObjectType) type).getFieldDefinition("version"))
                .filter(field -> field != null
                        && GraphQLTypeUtil.simplePrint(field.getType()).equals("Int!"))
                .toList();

        assertThat(versions)
                .hasSizeGreaterThan(4)
                .allSatisfy(field -> assertThat(field.getDescription())
                        .startsWith("Counts ")
                        .contains("from 1", "`expectedVersion`", "VERSION_CONFLICT"));
    }

    @Test
    void something_undescribed_is_found() {
        var schema = schema("type Query { \"Described.\" a(b: Int): String }");

        assertThat(undescribed(schema)).contains("Query", "Query.a(b)").doesNotContain("Query.a");
    }

    @Test
    void the_contract_is_kept() throws IOException {
        var contract = schema(Files.readString(Path.of("src/test/resources/contract.graphqls")));

        assertThat(deviations(contract, source.schema())).isEmpty();
    }

    @Test
    void a_deviation_from_the_contract_is_found() {
        var contract = schema("type Query { a(b: Int!): String!  c: String  d: String }");
        var actual = schema("type Query { a(b: Int): String  c: Int  e: String }");

        assertThat(deviations(contract, actual))
                .containsExactlyInAnyOrder("Query.a", "Query.a(b)", "Query.c", "Query.d");
    }

    @Test
    void every_operation_is_in_the_table_of_permissions_and_the_table_names_nothing_else() {
        var schema = source.schema();
        var operations = Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .flatMap(type ->
                        type.getFieldDefinitions().stream().map(field -> type.getName() + '.' + field.getName()))
                .toList();

        assertThat(Permissions.TABLE.keySet()).containsAll(operations);
        assertThat(Permissions.TABLE.keySet())
                .allSatisfy(name -> assertThat(
                                ((GraphQLFieldsContainer) schema.getType(name.substring(0, name.indexOf('.'))))
                                        .getFieldDefinition(name.substring(name.indexOf('.') + 1)))
                        .as(name)
                        .isNotNull());
    }

    @Test
    void what_may_be_done_before_verification_exists() {
        assertThat(source.schema().getMutationType().getFieldDefinitions())
                .extracting(field -> field.getName())
                .containsAll(Verification.BEFORE);
    }

    @Test
    void an_operation_that_is_not_in_the_table_is_denied_and_an_ordinary_field_is_not() {
        var someone = new Viewer("mbr_sam", java.util.Set.of());

        assertThatThrownBy(() -> Permissions.check("Query", "forgotten", someone, Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.FORBIDDEN));
        assertThatThrownBy(() -> Permissions.check("Mutation", "forgotten", Viewer.ANONYMOUS, Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.UNAUTHENTICATED));
        Permissions.check("Mentor", "bio", Viewer.ANONYMOUS, Map.of());
    }

    private static GraphQLSchema schema(String text) {
        var withScalars = text.contains("scalar DateTime") ? text : SCALARS + text;
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(withScalars));
    }

    private static List<String> undescribed(GraphQLSchema schema) {
        var missing = new ArrayList<String>();
        for (var type : schema.getAllTypesAsList()) {
            if (type.getName().startsWith("__")
                    || List.of("String", "Int", "Float", "Boolean", "ID").contains(type.getName())) {
                continue;
            }
            note(missing, type, type.getName());
            if (type instanceof GraphQLFieldsContainer container) {
                for (var field : container.getFieldDefinitions()) {
                    var name = type.getName() + '.' + field.getName();
                    note(missing, field, name);
                    field.getArguments()
                            .forEach(argument -> note(missing, argument, name + '(' + argument.getName() + ')'));
                }
            } else if (type instanceof GraphQLInputObjectType input) {
                input.getFields().forEach(field -> note(missing, field, input.getName() + '.' + field.getName()));
            } else if (type instanceof GraphQLEnumType values) {
                values.getValues().forEach(value -> note(missing, value, values.getName() + '.' + value.getName()));
            }
        }
        return missing;
    }

    private static void note(List<String> missing, GraphQLNamedSchemaElement element, String name) {
        if (element.getDescription() == null || element.getDescription().isBlank()) {
            missing.add(name);
        }
    }

    private static List<String> deviations(GraphQLSchema contract, GraphQLSchema actual) {
        var different = new ArrayList<String>();
        for (var type : contract.getAllTypesAsList()) {
            var name = type.getName();
            if (name.startsWith("__")) {
                continue;
            }
            if (actual.getType(name) == null) {
                different.add(name);
            } else if (type instanceof GraphQLFieldsContainer container) {
                var other = (GraphQLFieldsContainer) actual.getType(name);
                container.getFieldDefinitions().forEach(field -> compare(different, name, field, other));
            } else if (type instanceof GraphQLInputObjectType input) {
                var other = (GraphQLInputObjectType) actual.getType(name);
                assertThat(forms(other)).as(name).containsAllEntriesOf(forms(input));
                // What the contract does not know, nobody who keeps to it has to send.
                other.getFields().stream()
                        .filter(field -> input.getField(field.getName()) == null)
                        .filter(field -> GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue())
                        .forEach(field -> different.add(name + '.' + field.getName()));
            } else if (type instanceof GraphQLEnumType values) {
                var names = values.getValues().stream()
                        .map(value -> value.getName())
                        .toList();
                if (!((GraphQLEnumType) actual.getType(name))
                        .getValues().stream()
                                .map(value -> value.getName())
                                .toList()
                                .equals(names)) {
                    different.add(name);
                }
            }
        }
        return different;
    }

    private static Map<String, String> forms(GraphQLInputObjectType input) {
        return input.getFields().stream()
                .collect(Collectors.toMap(
                        field -> field.getName(), field -> GraphQLTypeUtil.simplePrint(field.getType())));
    }

    private static void compare(
            List<String> different, String type, GraphQLFieldDefinition field, GraphQLFieldsContainer other) {
        var name = type + '.' + field.getName();
        var actual = other.getFieldDefinition(field.getName());
        if (actual == null || !form(actual).equals(form(field))) {
            different.add(name);
        }
        if (actual == null) {
            return;
        }
        for (var argument : field.getArguments()) {
            var given = actual.getArgument(argument.getName());
            if (given == null
                    || !GraphQLTypeUtil.simplePrint(given.getType())
                            .equals(GraphQLTypeUtil.simplePrint(argument.getType()))) {
                different.add(name + '(' + argument.getName() + ')');
            }
        }
    }

    private static String form(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.simplePrint(field.getType());
    }
}
