package org.mentorlink.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class WebAddressTest {

    private final MockEnvironment environment = new MockEnvironment();

    private String page(@Nullable String baseUrl) {
        if (baseUrl != null) {
            environment.setProperty("mentorlink.web.base-url", baseUrl);
        }
        var properties = Binder.get(environment).bindOrCreate("mentorlink", ApiProperties.class);
        return new WebAddress(properties, environment).page("/sign-in");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void is_this_machine_where_nobody_says(@Nullable String unset) {
        assertThat(page(unset)).isEqualTo("http://localhost:8080/sign-in");
    }

    @Test
    void follows_the_port_that_is_configured_and_rather_the_one_the_server_has_got() {
        environment.setProperty("server.port", "9090");
        assertThat(page(null)).isEqualTo("http://localhost:9090/sign-in");

        environment.setProperty("server.port", "0");
        environment.setProperty("local.server.port", "43210");
        assertThat(page(null)).isEqualTo("http://localhost:43210/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.org", "https://app.example.org/"})
    void is_what_was_set_whatever_the_port(String set) {
        environment.setProperty("local.server.port", "43210");

        assertThat(page(set)).isEqualTo("https://app.example.org/sign-in");
    }
}
