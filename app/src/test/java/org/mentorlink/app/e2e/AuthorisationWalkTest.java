package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.graphql.Access;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.membership.MemberQuery.FindAccess;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** B2: every operation, tried as everybody. */
class AuthorisationWalkTest {

    private static final String HOW =
            " To add an operation to the walk, put a line for it into Specimens, saying who may; see docs/security.md.";

    private final ApplicationUnderTest application = ApplicationUnderTest.shared();

    private enum Outcome {
        UNAUTHENTICATED,
        DENIED,
        ALLOWED
    }

    @Test
    void every_operation_has_a_specimen_and_every_specimen_an_operation() {
        assertThat(unequal(operations(), Specimens.all())).isEmpty();
    }

    @Test
    void a_forgotten_operation_and_a_stale_specimen_are_found() {
        var specimens = List.of(Specimen.query("renamed", "renamed { id }"));

        assertThat(unequal(Set.of("Query.forgotten"), specimens))
                .containsExactlyInAnyOrder(
                        "Query.forgotten has no specimen." + HOW,
                        "Query.renamed has a specimen but does not exist any more.");
    }

    @Test
    void everybody_may_exactly_what_is_written() {
        assertThat(walk(Specimens.all())).isEmpty();
    }

    @Test
    void who_may_more_or_less_than_is_written_is_found() {
        var tooWide = Specimen.query("booking", "booking(id: $booking) { id }").may(Persona.OWNER);
        var tooNarrow = Specimen.query("ledger", "ledger { balanced }")
                .may(Persona.FINANCE, Persona.ADMIN, Persona.MENTOR_STRANGER);
        var leaking = Specimen.query("bookings", "bookings(first: 100) { edges { node { id } } }")
                .may(Persona.OWNER, Persona.MENTOR)
                .revealing("$booking");

        assertThat(walk(List.of(tooWide, tooNarrow, leaking)))
                .hasSize(6)
                .anyMatch(fault -> fault.contains("MENTOR may: Query.booking"))
                .anyMatch(fault -> fault.contains("FINANCE may: Query.booking"))
                .anyMatch(fault -> fault.contains("MENTOR_STRANGER may not: Query.ledger"))
                .anyMatch(fault -> fault.contains("ADMIN may: Query.bookings"));
    }

    private Set<String> operations() {
        var schema = application.bean(GraphQlSource.class).schema();
        var operations = new TreeSet<String>();
        Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .forEach(type -> operations.addAll(fields(type)));
        operations.addAll(paths());
        return operations;
    }

    /** Those of our own controllers; where errors are answered, nothing is asked for. */
    private List<String> paths() {
        var mapping = application.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var paths = new ArrayList<String>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getPackageName().startsWith("org.mentorlink")
                    && !ErrorController.class.isAssignableFrom(method.getBeanType())) {
                info.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> info.getPatternValues().forEach(pattern -> paths.add(verb + " " + pattern)));
            }
        });
        return paths;
    }

    private static List<String> fields(GraphQLObjectType type) {
        return type.getFieldDefinitions().stream()
                .map(field -> type.getName() + '.' + field.getName())
                .toList();
    }

    private static List<String> unequal(Set<String> operations, List<Specimen> specimens) {
        var faults = new ArrayList<String>();
        var shown = specimens.stream().map(Specimen::operation).toList();
        operations.stream()
                .filter(operation -> !shown.contains(operation))
                .forEach(operation -> faults.add(operation + " has no specimen." + HOW));
        shown.stream()
                .filter(operation -> !operations.contains(operation))
                .forEach(operation -> faults.add(operation + " has a specimen but does not exist any more."));
        return faults;
    }

    /** Those who may come last, so that nobody is refused only because it is done already. */
    private List<String> walk(List<Specimen> specimens) {
        var world = new WalkWorld(application);
        var faults = new ArrayList<String>();
        for (var specimen : specimens) {
            world.nextSpecimen();
            var others = EnumSet.allOf(Persona.class);
            others.removeAll(specimen.may());
            others.forEach(persona -> tryAs(persona, specimen, world, false, faults));
            specimen.may().stream().sorted().forEach(persona -> tryAs(persona, specimen, world, true, faults));
        }
        return faults;
    }

    private static void tryAs(Persona persona, Specimen specimen, WalkWorld world, boolean may, List<String> faults) {
        var answers = new ArrayList<String>();
        var outcome = specimen.isPath()
                ? fetched(persona, specimen, world, answers)
                : specimen.isSubscription()
                        ? subscribed(persona, specimen, world, answers)
                        : asked(persona, specimen, world, answers);
        if (specimen.endsSessions()) {
            world.signInAgain(persona);
        }
        if (may != (outcome == Outcome.ALLOWED)) {
            faults.add(persona + (may ? " may not: " : " may: ") + specimen + " answers " + answers);
        } else if (outcome == Outcome.UNAUTHENTICATED && persona != Persona.ANONYMOUS) {
            faults.add(persona + " is signed in and told otherwise: " + specimen);
        } else if (persona == Persona.ANONYMOUS && outcome == Outcome.DENIED && isClosedToAnonymous(specimen)) {
            faults.add("who is not signed in must be told so: " + specimen + " answers " + answers);
        }
    }

    private static boolean isClosedToAnonymous(Specimen specimen) {
        if (specimen.isPath()) {
            return false;
        }
        var rule = Permissions.rule(specimen.operation());
        return rule == null || rule.access() != Access.ANYONE;
    }

    private static Outcome asked(Persona persona, Specimen specimen, WalkWorld world, List<String> answers) {
        var answer = world.as(persona).request(world.filled(specimen.document()), Map.of());
        answers.add(answer.toString());
        var outcome = outcome(specimen, answer);
        if (outcome != Outcome.ALLOWED || specimen.reveals().isEmpty()) {
            return outcome;
        }
        return answer.toString().contains(world.filled(specimen.reveals())) ? Outcome.ALLOWED : Outcome.DENIED;
    }

    private static Outcome fetched(Persona persona, Specimen specimen, WalkWorld world, List<String> answers) {
        var line = world.filledPath(specimen.document()).split(" ", 2);
        var answer = world.as(persona).rest(line[0], line[1], "text/plain", "x");
        answers.add(answer.statusCode() + " " + answer.body());
        return switch (answer.statusCode()) {
            case 401 -> Outcome.UNAUTHENTICATED;
            case 403, 404 -> Outcome.DENIED;
            case 429, 500, 503 -> throw new AssertionError(specimen + " cannot be tried: " + answers);
            default -> Outcome.ALLOWED;
        };
    }

    /** What is not an answer to the question of who may, such as a typing error in the specimen, fails the walk. */
    private static Outcome outcome(Specimen specimen, JsonNode answer) {
        var code = answer.at("/errors/0/extensions/code").asString("");
        if (code.isEmpty()) {
            var payload = answer.get("data").iterator().next();
            var refusal = payload.at("/errors/0/code").asString("");
            return payload.isNull() || Set.of("NOT_FOUND", "FORBIDDEN").contains(refusal)
                    ? Outcome.DENIED
                    : Outcome.ALLOWED;
        }
        return switch (code) {
            case "UNAUTHENTICATED" -> Outcome.UNAUTHENTICATED;
            case "FORBIDDEN", "NOT_FOUND" -> Outcome.DENIED;
            default -> throw new AssertionError(specimen + " cannot be tried: " + answer);
        };
    }

    /** Allowed once the query side has a new listener, which a refused subscription never becomes. */
    private static Outcome subscribed(Persona persona, Specimen specimen, WalkWorld world, List<String> answers) {
        var emitter = world.application().bean(QueryUpdateEmitter.class);
        var before = listeners(emitter);
        try (var live = world.as(persona).live()) {
            live.subscribe("1", world.filled(specimen.document()));
            var outcome = new Outcome[1];
            Eventually.holds(() -> {
                var message = live.next(Duration.ofMillis(20));
                if (message != null) {
                    answers.add(message.toString());
                    outcome[0] = liveOutcome(specimen, message);
                } else if (!before.containsAll(listeners(emitter))) {
                    outcome[0] = Outcome.ALLOWED;
                }
                assertThat(outcome[0]).isNotNull();
            });
            return outcome[0];
        }
    }

    /** Without those that watch what a signed-in visitor may do: every live operation has one, also a refused one. */
    private static Set<Object> listeners(QueryUpdateEmitter emitter) {
        return emitter.activeSubscriptions().stream()
                .filter(subscription -> !(subscription.getPayload() instanceof FindAccess))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Outcome liveOutcome(Specimen specimen, JsonNode message) {
        var isItem = message.path("type").asString("").equals("next");
        var errors = isItem ? message.at("/payload/errors") : message.path("payload");
        return switch (errors.at("/0/extensions/code").asString("none")) {
            case "none" -> Outcome.ALLOWED;
            case "UNAUTHENTICATED" -> Outcome.UNAUTHENTICATED;
            case "FORBIDDEN", "NOT_FOUND" -> Outcome.DENIED;
            default -> throw new AssertionError(specimen + " cannot be tried: " + message);
        };
    }
}
