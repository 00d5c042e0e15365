package org.mentorlink.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Proves that every rule can fail. Below {@code violations} each rule has a package, its constant in lower case without
 * the underscores. Each class there with Violation in its name must be reported, each with Allowed must not.
 */
class ArchitectureRulesBiteTest {

    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(Layout.VIOLATIONS);

    @TestFactory
    Stream<DynamicTest> everyRuleReportsItsViolations() {
        return ArchitectureRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> bites(rule.getKey(), rule.getValue())));
    }

    @Test
    void everyFixtureBelongsToARule() {
        Set<String> packages = ArchitectureRules.all().keySet().stream()
                .map(ArchitectureRulesBiteTest::fixturePackage)
                .collect(Collectors.toSet());

        assertThat(FIXTURES).allMatch(type -> packages.stream().anyMatch(name -> isBelow(type, name)));
    }

    private static void bites(String name, ArchRule rule) {
        JavaClasses fixtures = FIXTURES.that(
                DescribedPredicate.describe("fixtures of " + name, type -> isBelow(type, fixturePackage(name))));
        List<String> report = rule.evaluate(fixtures).getFailureReport().getDetails();

        assertThat(named(fixtures, "Violation"))
                .as("deliberate violations of %s", name)
                .isNotEmpty()
                .allMatch(type -> reports(report, type), "is reported in " + report);
        assertThat(named(fixtures, "Allowed")).as("what %s allows", name).noneMatch(type -> reports(report, type));
    }

    private static boolean reports(List<String> report, JavaClass type) {
        // Dependencies are reported by their origin, so only what a line starts with counts.
        return report.stream()
                .anyMatch(
                        line -> line.matches("(?s)\\w+( constructor)? <" + Pattern.quote(type.getName()) + "[.>(].*"));
    }

    private static List<JavaClass> named(JavaClasses fixtures, String word) {
        return fixtures.stream()
                .filter(type -> type.getSimpleName().contains(word))
                .toList();
    }

    private static String fixturePackage(String rule) {
        return Layout.VIOLATIONS + "." + rule.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static boolean isBelow(JavaClass type, String name) {
        return (type.getPackageName() + ".").startsWith(name + ".");
    }
}
