package org.mentorlink.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.mentorlink.app.architecture.Layout.COMMAND_SIDE;
import static org.mentorlink.app.architecture.Layout.QUERY_SIDE;
import static org.mentorlink.app.architecture.Layout.SAGAS;
import static org.mentorlink.app.architecture.Layout.SHARED_EVENTS;
import static org.mentorlink.app.architecture.Layout.in;
import static org.mentorlink.app.architecture.Layout.inPlace;
import static org.mentorlink.app.architecture.Layout.partOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the architecture, each written once. {@link ArchitectureTest} holds the production classes to them;
 * {@link ArchitectureRulesBiteTest} proves for each that it can fail. A new constant is picked up by both.
 */
final class ArchitectureRules {

    private static final String[] MONGO = {"com.mongodb..", "org.bson..", "org.springframework.data.."};
    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.springframework.jdbc.."};

    private static final DescribedPredicate<JavaClass> AGGREGATES = describe(
            "aggregates",
            type -> type.isMetaAnnotatedWith(AggregateRoot.class)
                    || type.getAllFields().stream()
                            .anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class)));

    private static final DescribedPredicate<JavaClass> SAGA_CLASSES = describe(
            "sagas",
            type -> partOf(type).equals(SAGAS)
                    || type.isMetaAnnotatedWith("org.axonframework.spring.stereotype.Saga")
                    || type.getMethods().stream()
                            .anyMatch(method -> method.isMetaAnnotatedWith(SagaEventHandler.class)));

    private static final DescribedPredicate<JavaClass> VOCABULARIES = describe(
            "command, event, query and deadline vocabularies",
            type -> partOf(type).equals(SHARED_EVENTS)
                    && type.isTopLevelClass()
                    && type.getSimpleName().matches(".+(Command|Event|Query|Deadline)"));

    private static final DescribedPredicate<JavaClass> MESSAGES = describe(
            "messages",
            type -> !type.isInterface() && type.getAllRawInterfaces().stream().anyMatch(VOCABULARIES));

    /** Types whose static {@code now} reads the wall clock unless it is given a {@link Clock}. */
    private static final DescribedPredicate<JavaAccess<?>> READS_THE_WALL_CLOCK =
            describe("reads the wall clock", access -> {
                AccessTarget target = access.getTarget();
                JavaClass owner = target.getOwner();
                String name = target.getName();
                boolean noArguments = target instanceof AccessTarget.CodeUnitAccessTarget unit
                        && unit.getRawParameterTypes().isEmpty();
                boolean given = target instanceof AccessTarget.CodeUnitAccessTarget unit
                        && unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
                return switch (name) {
                    case "now" -> owner.getPackageName().startsWith("java.time") && !given;
                    case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                    case "getInstance" -> owner.isAssignableTo(Calendar.class);
                    case "<init>" ->
                        noArguments
                                && (owner.isEquivalentTo(Date.class) || owner.isEquivalentTo(GregorianCalendar.class));
                    default ->
                        owner.isEquivalentTo(Clock.class)
                                && (name.startsWith("system") || (name.startsWith("tick") && !given));
                };
            });

    private static final DescribedPredicate<JavaAccess<?>> SLEEPS = describe(
            "sleeps",
            access -> access.getTarget().getName().equals("sleep")
                    && (access.getTargetOwner().isAssignableTo(Thread.class)
                            || access.getTargetOwner().isEquivalentTo(TimeUnit.class)));

    private static final DescribedPredicate<JavaAccess<?>> PRINTS = describe(
            "prints",
            access -> (access.getTargetOwner().isEquivalentTo(System.class)
                            && Set.of("out", "err").contains(access.getTarget().getName()))
                    || (access.getTargetOwner().isAssignableTo(Throwable.class)
                            && access.getTarget().getName().equals("printStackTrace")));

    private static final DescribedPredicate<JavaClass> FLOATING_POINT = describe(
            "floating point",
            type -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                    .contains(type.getBaseComponentType().getName()));

    private static final DescribedPredicate<JavaClass> ONLY_READ =
            describe("queries and views", type -> type.getName().matches(".*\\.\\w*(Query|View|Views|Page)(\\$.*)?"));

    private static final DescribedPredicate<JavaField> RATINGS_TO_READ = describe(
            "ratings in queries and views",
            field -> ONLY_READ.test(field.getOwner()) && field.getName().matches("(?i).*(rating|average).*"));

    static final ArchRule SIDES_STAY_APART = classes()
            .that(are(in(COMMAND_SIDE, SAGAS, QUERY_SIDE, Layout.API_GRAPHQL)))
            .should(dependOnNoPartBut("their own and shared-events", type -> Set.of(partOf(type), SHARED_EVENTS)))
            .because("the sides share messages, nothing else");

    static final ArchRule SHARED_EVENTS_STANDS_ALONE = classes()
            .that(are(in(SHARED_EVENTS)))
            .should(dependOnNoPartBut("shared-events", type -> Set.of(SHARED_EVENTS)))
            .andShould()
            .onlyDependOnClassesThat(DescribedPredicate.not(resideInAnyPackage("org.springframework..")))
            .because("it is the language of all sides and knows neither them nor a container");

    static final ArchRule WALL_CLOCK_IN_ONE_PLACE = noClasses()
            .that(are(DescribedPredicate.not(inPlace("app.time"))))
            .should()
            .accessTargetWhere(READS_THE_WALL_CLOCK)
            .because("time comes from the Clock bean, which the sandbox and the tests move");

    static final ArchRule ADDRESSES_ARE_COUNTED_BY_NETWORK = noClasses()
            .that(are(DescribedPredicate.not(describe(
                    "api.graphql.Address",
                    type -> inPlace("api.graphql").test(type)
                            && type.getSimpleName().startsWith("Address")))))
            .should()
            .accessTargetWhere(describe(
                    "asks for a remote address",
                    access -> access.getTarget().getName().matches("getRemoteAddr|getRemoteHost")))
            .because("whoever has a network would be counted by each of its addresses");

    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .accessTargetWhere(SLEEPS)
            .because("waiting is for schedules, timeouts and queues, which can be woken");

    static final ArchRule SAGAS_KEEP_TO_MESSAGES = noClasses()
            .that(are(SAGA_CLASSES))
            .should()
            .dependOnClassesThat(resideInAnyPackage(MONGO)
                    .or(resideInAnyPackage(SQL))
                    .or(resideInAnyPackage("org.springframework.transaction.."))
                    .or(HasName.Predicates.nameMatching(".*Repository")))
            .because("a saga is a table from event to command");

    static final ArchRule DECISIONS_DO_NO_IO = noClasses()
            .that(are(AGGREGATES.or(SAGA_CLASSES)))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.net..",
                            "java.nio.channels..",
                            "java.nio.file..",
                            "org.springframework.web..")
                    .or(resideInAnyPackage(MONGO))
                    .or(resideInAnyPackage(SQL))
                    .and(DescribedPredicate.not(equivalentTo(Serializable.class)))
                    .and(DescribedPredicate.not(equivalentTo(URI.class))))
            .because("an effect is recorded as an intent and carried out by a worker");

    static final ArchRule NO_FLOATING_POINT_FIELDS = noFields()
            .that()
            .areDeclaredInClassesThat(are(in(SHARED_EVENTS, COMMAND_SIDE, SAGAS)))
            .and(DescribedPredicate.not(RATINGS_TO_READ))
            .should()
            .haveRawType(FLOATING_POINT)
            .because("money is counted in minor units, scores in whole points");

    static final ArchRule NO_FLOATING_POINT_SIGNATURES = codeUnits()
            .that()
            .areDeclaredInClassesThat(are(in(SHARED_EVENTS, COMMAND_SIDE, SAGAS)))
            .and()
            // Their accessors and constructors say no more than their fields.
            .areDeclaredInClassesThat(are(DescribedPredicate.not(ONLY_READ)))
            .should(takeAndReturnNoFloatingPoint())
            .because("money is counted in minor units, scores in whole points");

    static final ArchRule VOCABULARIES_ARE_SEALED = classes()
            .that(are(VOCABULARIES))
            .should(beSealedInterfaces())
            .because("a switch over them must be exhaustive");

    static final ArchRule MESSAGES_ARE_RECORDS =
            classes().that(are(MESSAGES)).should(beRecordsWithoutArrays()).because("what was said does not change");

    static final ArchRule PACKAGES_ARE_NULL_MARKED =
            classes().should(resideInANullMarkedPackage()).because("NullAway then checks what the signatures say");

    static final ArchRule LOGGING_GOES_THROUGH_SLF4J = noClasses()
            .should()
            .accessTargetWhere(PRINTS)
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.apache.commons.logging.."))
            .because("only one log is collected");

    static final ArchRule NO_FIELD_INJECTION = noFields()
            .should()
            .beMetaAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beMetaAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beMetaAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beMetaAnnotatedWith("jakarta.annotation.Resource")
            .because("beans take what they need in the constructor, sagas as parameters of their handlers");

    static final ArchRule EMBEDDED_PARTS_STAY_IN_APP = noClasses()
            .that(are(DescribedPredicate.not(in(Layout.APP))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("de.bwaldvogel..", "io.zonky..", "com.google.crypto.tink.."))
            .because("which servers and which key vault run is the choice of the assembly");

    private ArchitectureRules() {}

    /** Every rule by the name of its constant. */
    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new TreeMap<>();
        for (Field field : ArchitectureRules.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && ArchRule.class.isAssignableFrom(field.getType())) {
                try {
                    // A part may hold nothing yet; that each rule bites is proved elsewhere.
                    rules.put(field.getName(), ((ArchRule) field.get(null)).allowEmptyShould(true));
                } catch (IllegalAccessException e) {
                    throw new LinkageError(field.getName(), e);
                }
            }
        }
        return rules;
    }

    private static ArchCondition<JavaClass> dependOnNoPartBut(
            String description, Function<JavaClass, Set<String>> allowed) {
        return new ArchCondition<>("depend on no part but " + description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> Layout.isOurs(dependency.getTargetClass()))
                        .filter(dependency -> !allowed.apply(type).contains(partOf(dependency.getTargetClass())))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaCodeUnit> takeAndReturnNoFloatingPoint() {
        return new ArchCondition<>("take and return no floating point") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                if (FLOATING_POINT.test(unit.getRawReturnType())
                        || unit.getRawParameterTypes().stream().anyMatch(FLOATING_POINT)) {
                    events.add(SimpleConditionEvent.violated(unit, unit.getDescription() + " uses floating point"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beSealedInterfaces() {
        return new ArchCondition<>("be sealed interfaces") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.isInterface() || !type.reflect().isSealed()) {
                    events.add(SimpleConditionEvent.violated(type, type.getDescription() + " is no sealed interface"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beRecordsWithoutArrays() {
        return new ArchCondition<>("be records without arrays") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.isRecord()) {
                    events.add(SimpleConditionEvent.violated(type, type.getDescription() + " is no record"));
                }
                type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> field.getRawType().isArray())
                        .forEach(field -> events.add(
                                SimpleConditionEvent.violated(type, field.getDescription() + " is an array")));
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getDescription() + " resides in a package without @NullMarked"));
                }
            }
        };
    }
}
