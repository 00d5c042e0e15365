package org.mentorlink.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingStatus;

class HostileInputTest extends ApiTest {

    private static final String CANCEL =
            "mutation ($i: BookingActionInput!) { cancelBooking(input: $i) { errors { code } } }";

    @BeforeEach
    void aBooking() {
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "x\\udc00", "\\udc00\\ud800"})
    void a_text_that_cannot_be_kept_is_refused_in_a_variable(String escaped) {
        var cancel = "{\"query\": \"" + CANCEL
                + "\", \"variables\": {\"i\": {\"bookingId\": \"bkg_one\", \"reason\": \"" + escaped + "\"}}}";
        var find = "{\"query\": \"query ($s: [String!]) { mentors(skills: $s) { edges { cursor } } }\", "
                + "\"variables\": {\"s\": [\"java\", \"" + escaped + "\"]}}";

        assertCode(json.readTree(send(Views.LERATO, cancel).body()), "BAD_REQUEST");
        assertCode(json.readTree(send(Views.LERATO, find).body()), "BAD_REQUEST");
        assertThat(world.commands).isEmpty();
    }

    @Test
    void a_text_that_cannot_be_kept_is_refused_in_the_operation_itself() {
        var cancel =
                "mutation { cancelBooking(input: {bookingId: \"bkg_one\", reason: \"a\\u0000\"}) { errors { code } } }";

        assertCode(ask(Views.LERATO, cancel), "BAD_REQUEST");
        assertThat(world.commands).isEmpty();
    }

    @Test
    void a_pair_of_surrogates_is_a_character_as_any_other() {
        assertFine(ask(Views.LERATO, CANCEL, Map.of("i", Map.of("bookingId", "bkg_one", "reason", "\ud83e\udd8a"))));
        assertThat(world.commands).isNotEmpty();
    }

    @Test
    void an_address_has_no_control_characters() {
        var signIn = "mutation ($e: EmailAddress!) { signIn(input: {email: $e, password: \"x\"}) { errors { code } } }";

        assertCode(ask(NOBODY, signIn, Map.of("e", "a\u0007@b.example")), "BAD_REQUEST");
    }

    @Test
    void an_introspection_in_bad_faith_is_the_callers_error() {
        var nested = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";

        assertCode(ask(NOBODY, nested), "BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/*+json", "text/plain"})
    void any_content_type_but_json_is_refused(String type) {
        var refused = send(NOBODY, body("{ me { id } }"), "Content-Type", type);

        assertThat(refused.statusCode()).isEqualTo(415);
        assertCode(json.readTree(refused.body()), "BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "5", "true"})
    void an_operation_name_is_a_text(String name) {
        var refused = send(NOBODY, "{\"query\": \"{ me { id } }\", \"operationName\": " + name + "}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertCode(json.readTree(refused.body()), "BAD_REQUEST");
    }
}
