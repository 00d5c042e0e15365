package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** R1: who changes what is stored is found out, and where. */
class AuditVerificationTest {

    private static final String VERIFY = "{ verifyAudit { valid entries head firstBrokenPosition } }";

    @Test
    void whatIsChangedInTheStoreIsFoundAndNamed() {
        try (var application = ApplicationUnderTest.fresh()) {
            var admin = application.client().as("admin");
            var untouched = verified(admin);
            assertThat(untouched.get("valid").asBoolean())
                    .as(untouched.toString())
                    .isTrue();
            assertThat(untouched.get("entries").asInt()).isPositive();
            assertThat(untouched.get("firstBrokenPosition").isNull()).isTrue();

            var database = application.bean(JdbcTemplate.class);
            var position = database.queryForObject(
                    "select global_index from domain_event_entry where payload_type like '%RoleGranted%' order by 1 limit 1",
                    Long.class);
            var payload = database.queryForObject(
                    "select payload from domain_event_entry where global_index = ?", byte[].class, position);
            database.update(
                    "update domain_event_entry set payload = ? where global_index = ?",
                    (new String(payload, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8),
                    position);

            var tampered = verified(application.client().as("finance"));
            assertThat(tampered.get("valid").asBoolean()).isFalse();
            assertThat(tampered.get("firstBrokenPosition").asString()).isEqualTo(Long.toString(position));
            assertThat(tampered.get("entries").asInt())
                    .isLessThan(untouched.get("entries").asInt());

            database.update("update domain_event_entry set payload = ? where global_index = ?", payload, position);
            var mended = verified(admin);
            assertThat(mended.get("valid").asBoolean()).isTrue();

            database.update("delete from domain_event_entry where global_index = ?", position);
            assertThat(verified(admin).get("valid").asBoolean()).isFalse();
        }
    }

    private static JsonNode verified(GraphQlClient staff) {
        return staff.query(VERIFY).get("verifyAudit");
    }
}
