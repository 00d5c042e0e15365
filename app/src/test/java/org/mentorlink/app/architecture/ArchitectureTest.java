package org.mentorlink.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the production classes of all modules to the rules. */
class ArchitectureTest {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(Layout.ROOT);

    @TestFactory
    Stream<DynamicTest> everyRuleHolds() {
        return ArchitectureRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(PRODUCTION)));
    }

    @Test
    void everyModuleIsLookedAt() {
        assertThat(PRODUCTION.stream().map(Layout::partOf).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        Layout.SHARED_EVENTS,
                        Layout.COMMAND_SIDE,
                        Layout.SAGAS,
                        Layout.QUERY_SIDE,
                        Layout.API_GRAPHQL,
                        Layout.APP);
    }

    @Test
    void noTestClassIsTakenForProduction() {
        assertThat(PRODUCTION.stream().map(type -> type.getPackageName()))
                .noneMatch(name ->
                        name.startsWith("org.mentorlink.app.architecture") || name.equals("org.mentorlink.mothers"));
    }
}
