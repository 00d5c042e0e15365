package org.mentorlink.app.embedded;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Whoever connects something real says whether this is the sandbox. There, the sample people share a known password, and
 * clock and outbox are open to everybody; outside it, sign-in needs mail that arrives.
 */
class SandboxChoice implements EnvironmentPostProcessor {

    private static final String SANDBOX = "mentorlink.sandbox.enabled";
    private static final String MAIL = "spring.mail.host";

    private static final List<String> REAL = List.of(
            MAIL,
            "spring.datasource.url",
            "spring.security.oauth2.client.registration.google.client-id",
            "mentorlink.files.s3.bucket",
            "mentorlink.gateways.stripe.secret-key",
            "mentorlink.gateways.payfast.merchant-id",
            "mentorlink.gateways.ozow.site-code",
            "mentorlink.export.kafka.bootstrap-servers");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var chosen = environment.containsProperty(SANDBOX);
        if (!chosen) {
            real(environment).ifPresent(real -> {
                throw new EmbeddedException(
                        "The sandbox would run beside a real service, for " + real + " is set: its sample people have a"
                                + " known password, and its clock and outbox are open to everybody.",
                        "Set MENTORLINK_SANDBOX_ENABLED=false for people's own data, or =true where this is a trial.",
                        null);
            });
        } else if (!environment.getRequiredProperty(SANDBOX, Boolean.class) && !environment.containsProperty(MAIL)) {
            throw new EmbeddedException(
                    "Outside the sandbox nobody can sign in without mail, and no mail server is set.",
                    "Set SPRING_MAIL_HOST, or MENTORLINK_SANDBOX_ENABLED=true to try MentorLink out.",
                    null);
        }
    }

    private static Optional<String> real(ConfigurableEnvironment environment) {
        return environment.acceptsProfiles(Profiles.of("axon-server"))
                ? Optional.of("the profile axon-server")
                : REAL.stream().filter(environment::containsProperty).findFirst();
    }
}
