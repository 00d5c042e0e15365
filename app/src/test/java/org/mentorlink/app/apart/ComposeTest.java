package org.mentorlink.app.apart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What docker-compose.yml promises: pinned, looked after, kept, secrets from outside, nothing public but the API. */
class ComposeTest {

    private static final Path FILE = Path.of("..", "docker-compose.yml");

    @Test
    void keepsItsPromises() throws IOException {
        assertThat(broken(Files.readString(FILE))).isEmpty();
    }

    @Test
    void runsTwoOfEachSide() throws IOException {
        var profiles = services(Files.readString(FILE)).values().stream()
                .map(service -> environment(service).get("SPRING_PROFILES_ACTIVE"))
                .filter(profile -> profile != null)
                .toList();
        for (var side : Side.values()) {
            assertThat(profiles)
                    .filteredOn(("axon-server," + side.profile())::equals)
                    .hasSize(2);
        }
    }

    /** What is built, copied and let through are one file. */
    @Test
    void theImageIsMadeOfTheJarThatIsBuilt() throws IOException {
        var built = "app/target/"
                + Files.readString(Path.of("pom.xml")).replaceAll("(?s).*<finalName>(.*?)</finalName>.*", "$1")
                + ".jar";
        assertThat(Files.readString(Path.of("..", "Dockerfile"))).contains("COPY " + built + " ");
        assertThat(Files.readAllLines(Path.of("..", ".dockerignore"))).containsExactly("*", "!" + built);
    }

    /** A name that is none is no error anywhere: the gateway would be off, or go by a default. */
    @Test
    void theSettingsOfGatewaysAreThoseOfTheCode() throws IOException {
        var example = Files.readString(Path.of("..", "gateways.env.example"));
        assertThat(strangeSettings(example)).isEmpty();
        assertThat(strangeSettings(example.replace("STRIPE_SECRET_KEY", "STRIPE_KEY")))
                .containsExactlyInAnyOrder(
                        "MENTORLINK_GATEWAYS_STRIPE_KEY is none", "MENTORLINK_GATEWAYS_STRIPE_SECRET_KEY is missing");
        assertThat(strangeSettings(example.replace("#MENTORLINK_GATEWAYS_USUAL", "MENTORLINK_GATEWAYS_USUAL")))
                .containsExactly("MENTORLINK_GATEWAYS_USUAL is on");
    }

    @Test
    void onlyTheCommandSidesAreGivenTheSettingsOfGateways() throws IOException {
        services(Files.readString(FILE))
                .forEach((name, service) -> assertThat(String.valueOf(service.get("env_file")))
                        .as(name)
                        .isEqualTo(name.startsWith("command") ? "[{path=gateways.env, required=false}]" : "null"));
    }

    private static List<String> strangeSettings(String example) {
        var known = new TreeSet<>(Set.of(
                "MENTORLINK_GATEWAYS_USUAL",
                "MENTORLINK_GATEWAYS_BYCURRENCY_ZAR",
                "MENTORLINK_GATEWAYS_BANK_ENABLED",
                "MENTORLINK_PAYOUTS_GATEWAY",
                "MENTORLINK_PAYOUTS_BYCURRENCY_ZAR"));
        for (var gateway : List.of("Stripe", "PayFast", "Ozow", "Razorpay")) {
            var name = gateway.toLowerCase(Locale.ROOT);
            for (var setting : properties("org.mentorlink.command.payment." + name + '.' + gateway + "Properties")) {
                known.add("MENTORLINK_GATEWAYS_" + gateway.toUpperCase(Locale.ROOT) + '_'
                        + setting.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
            }
        }
        var strange = new ArrayList<String>();
        for (var line : example.lines().filter(it -> it.matches("#?[A-Z_]+=.*")).toList()) {
            var name = line.replaceFirst("#?([A-Z_]+)=.*", "$1");
            if (!line.startsWith("#")) {
                strange.add(name + " is on");
            }
            if (!known.remove(name)) {
                strange.add(name + " is none");
            }
        }
        known.forEach(missing -> strange.add(missing + " is missing"));
        return strange;
    }

    private static List<String> properties(String className) {
        try {
            return Arrays.stream(Class.forName(className).getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyPromiseBites() throws IOException {
        var good = Files.readString(FILE);
        assertThat(broken(good.replace("image: mongo:8.0.4", "image: mongo"))).isNotEmpty();
        assertThat(broken(good.replace("image: mongo:8.0.4", "image: mongo:latest")))
                .isNotEmpty();
        assertThat(broken(good.replaceFirst(
                        "(?s)    healthcheck:\n      test: \\[\"CMD\", \"/mailpit\".*?retries: 5\n", "")))
                .containsExactly("mail has no health check");
        assertThat(broken(good.replace(
                        "  prometheus:\n    image", "  prometheus:\n    ports: [\"9090:9090\"]\n    image")))
                .containsExactly("prometheus is public");
        assertThat(broken(good.replace("${AXON_TOKEN:?set it to a long random text}", "changeit")))
                .contains("axonserver has the secret AXONIQ_AXONSERVER_ACCESSCONTROL_TOKEN in clear");
        assertThat(broken(good.replace("      - axonserver-events:/eventdata\n", "")))
                .contains("nothing keeps axonserver-events");
    }

    private static List<String> broken(String yaml) {
        List<String> broken = new ArrayList<>();
        var services = services(yaml);
        services.forEach((name, service) -> {
            var image = String.valueOf(service.get("image"));
            if (!image.matches("[\\w./-]+:v?\\d+(\\.\\d+)+[\\w.-]*")) {
                broken.add(name + " is not pinned: " + image);
            }
            if (!service.containsKey("healthcheck")) {
                broken.add(name + " has no health check");
            }
            if (service.containsKey("ports") && !name.startsWith("api")) {
                broken.add(name + " is public");
            }
            environment(service).forEach((key, value) -> {
                if (key.matches(".*(TOKEN|PASSWORD|KEY|SECRET).*") && !value.matches("\\$\\{\\w+:\\?.*}")) {
                    broken.add(name + " has the secret " + key + " in clear");
                }
            });
        });
        volumes(yaml).forEach(volume -> {
            if (services.values().stream()
                    .noneMatch(service -> String.valueOf(service.get("volumes")).contains(volume + ":"))) {
                broken.add("nothing keeps " + volume);
            }
        });
        return broken;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services(String yaml) {
        return (Map<String, Map<String, Object>>) ((Map<String, Object>) new Yaml().load(yaml)).get("services");
    }

    @SuppressWarnings("unchecked")
    private static Iterable<String> volumes(String yaml) {
        return ((Map<String, Object>) ((Map<String, Object>) new Yaml().load(yaml)).get("volumes")).keySet();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environment(Map<String, Object> service) {
        return (Map<String, String>) service.getOrDefault("environment", Map.of());
    }
}
