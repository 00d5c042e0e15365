package org.mentorlink.app.apart;

import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorlink.app.embedded.EmbeddedException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** Sides apart need something between them; and a process without the API answers nothing but how it is. */
class SidesEnvironment implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var sides = Side.of(environment);
        if (sides.equals(EnumSet.allOf(Side.class))) {
            return;
        }
        if (!environment.acceptsProfiles(Profiles.of(Side.SHARED))) {
            throw new EmbeddedException(
                    "One side alone (" + sides.stream().map(Side::profile).collect(Collectors.joining(", "))
                            + ") would have nobody to talk to: in embedded mode all sides run in one process.",
                    "Set SPRING_PROFILES_ACTIVE=axon-server,<side>, or name no side.",
                    null);
        }
        if (!sides.contains(Side.API)) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "no-api",
                            Map.of(
                                    "spring.graphql.schema.locations", "classpath:no-api/",
                                    "spring.web.resources.add-mappings", "false")));
        }
    }
}
