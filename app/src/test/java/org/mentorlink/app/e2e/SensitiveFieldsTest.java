package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.graphql.Permissions;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * B2: every sensitive field, read as everybody on every way that leads to its object. A field that not everybody who holds
 * the object may read is in the table of permissions and in {@link Sensitive#ALL}; a way to an object that has such a
 * field is in {@link Way#ALL}.
 */
class SensitiveFieldsTest {

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();
    private final GraphQLSchema schema = application.bean(GraphQlSource.class).schema();

    @Test
    void every_sensitive_field_of_the_table_is_tried() {
        assertThat(Sensitive.ALL.stream().map(Sensitive::field)).containsExactlyInAnyOrderElementsOf(sensitiveRows());
    }

    @Test
    void every_way_to_a_sensitive_object_is_taken() {
        var types = Sensitive.ALL.stream().map(Sensitive::type).collect(Collectors.toSet());
        var taken =
                Way.ALL.stream().map(way -> way.type() + " by " + way.edge()).collect(Collectors.toSet());

        assertThat(ways(types)).as("each needs a line in Way.ALL").isSubsetOf(taken);
    }

    @Test
    void everybody_reads_exactly_what_is_written() {
        assertThat(faults(Sensitive.ALL)).isEmpty();
    }

    @Test
    void a_field_that_is_open_to_too_many_is_found() {
        assertThat(faults(List.of(Sensitive.field("Member.timeZone").ofTheirOwn())))
                .anyMatch(fault -> fault.contains("FINANCE") && fault.contains("reads Member.timeZone"));
        assertThat(faults(List.of(Sensitive.field("Member.email").to(Persona.MENTEE_STRANGER))))
                .anyMatch(fault -> fault.contains("MENTEE_STRANGER never reads Member.email"));
    }

    /** All fields on one way after the other: what is read is not changed by it, and making it is what takes time. */
    private List<String> faults(List<Sensitive> fields) {
        var world = new WalkWorld(application);
        var faults = new ArrayList<String>();
        var readBy = new HashMap<Sensitive, Map<Persona, Set<Persona>>>();
        for (var way : Way.ALL) {
            world.nextSpecimen();
            for (var field : fields) {
                if (way.type().equals(field.type())) {
                    var read = readBy.computeIfAbsent(field, first -> new EnumMap<>(Persona.class));
                    for (var persona : Persona.values()) {
                        look(field, way, persona, world, read, faults);
                    }
                }
            }
        }
        readBy.forEach((field, read) -> unread(field, read)
                .forEach(reader -> faults.add(reader + " never reads " + field.field() + " on any way")));
        return faults;
    }

    /** Who may read it, and has not on any way. */
    private static Set<Persona> unread(Sensitive field, Map<Persona, Set<Persona>> read) {
        var readers = EnumSet.noneOf(Persona.class);
        read.keySet().forEach(subject -> readers.addAll(field.readers(subject)));
        read.values().forEach(readers::removeAll);
        return readers;
    }

    private void look(
            Sensitive field,
            Way way,
            Persona persona,
            WalkWorld world,
            Map<Persona, Set<Persona>> read,
            List<String> faults) {
        var subject = way.subject() == null ? persona : way.subject();
        if (way.subject() != null) {
            read.computeIfAbsent(subject, unused -> EnumSet.noneOf(Persona.class));
        }
        var document = world.filled(way.document().replace("*", "theField: " + selection(field)));
        var answer = world.as(persona).request(document, Map.of());
        var code = answer.at("/errors/0/extensions/code").asString("");
        assertThat(code).as(document + answer).isNotIn("BAD_REQUEST", "INTERNAL", "RATE_LIMITED");
        if (answer.path("data").findValues("theField").stream().anyMatch(value -> !value.isNull())) {
            read.getOrDefault(subject, EnumSet.noneOf(Persona.class)).add(persona);
            if (!field.readers(subject).contains(persona)) {
                faults.add(
                        persona + " reads " + field.field() + " of " + subject + " by " + way.edge() + ": " + answer);
            }
        }
    }

    private String selection(Sensitive field) {
        var definition = ((GraphQLFieldsContainer) schema.getType(field.type())).getFieldDefinition(field.name());
        var composite = GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType;
        var arguments = definition.getArguments().stream()
                .map(argument -> switch (argument.getName()) {
                    case "role" ->
                        definition.getArgument("name") == null ? "(role: MENTEE)" : "(role: MENTEE, name: \"member\")";
                    case "startsAt" -> "(startsAt: \"2026-01-01T00:00:00Z\")";
                    case "from" -> "(from: \"2026-01-01T00:00:00Z\", to: \"2026-02-01T00:00:00Z\")";
                    default -> "";
                })
                .collect(Collectors.joining());
        return field.name() + arguments + (composite ? " { __typename }" : "");
    }

    private static Set<String> sensitiveRows() {
        return Permissions.names().stream()
                .filter(name -> !name.matches("(Query|Mutation|Subscription)\\..*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Payloads are the viewer's own deeds, which the walk of the operations tries. */
    private Set<String> ways(Set<String> types) {
        var ways = new TreeSet<String>();
        for (var type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType owner
                    && !owner.getName().matches("__.*|Mutation|Subscription|.*Payload")
                    && owner.getInterfaces().stream()
                            .noneMatch(each -> each.getName().equals("UserError"))) {
                for (var field : owner.getFieldDefinitions()) {
                    var target =
                            ((graphql.schema.GraphQLNamedType) GraphQLTypeUtil.unwrapAll(field.getType())).getName();
                    if (types.contains(target)) {
                        ways.add(target + " by " + owner.getName() + '.' + field.getName());
                    }
                }
            }
        }
        types.stream()
                .filter(type -> schema.getObjectType(type).getInterfaces().stream()
                        .anyMatch(each -> each.getName().equals("Node")))
                .forEach(type -> ways.add(type + " by Query.node"));
        return ways;
    }
}
