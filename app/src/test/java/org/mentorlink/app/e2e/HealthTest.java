package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What watches over the process is told the truth, with the databases that it brings along too. */
class HealthTest {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"})
    void itIsWell(String path) {
        assertThat(ApplicationUnderTest.shared().client().fetch(path).statusCode())
                .isEqualTo(200);
    }

    /** Nothing is exported unless somebody says where to. */
    @Test
    void ofNoExportNothingIsKnown() {
        var application = ApplicationUnderTest.shared();

        assertThat(application
                        .client()
                        .rest("GET", "/actuator/health/finance-export", null, "")
                        .body())
                .contains("UNKNOWN");
        assertThat(application.bean(EventProcessingConfiguration.class).eventProcessor("worker-finance-export"))
                .isEmpty();
    }
}
