package org.mentorlink.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.booking.BookingStatus;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "mentorlink.limits.anonymous=3")
class LimitsTest extends ApiTest {

    @BeforeEach
    void aQuarterOfAnHourLater() {
        wallClock.advance(Duration.ofMinutes(15));
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));
    }

    @Test
    void the_fourth_anonymous_request_is_told_when_to_come_back() {
        for (var count = 0; count < 3; count++) {
            assertFine(ask(NOBODY, "{ sandbox { now } }"));
        }

        var refused = send(NOBODY, body("{ sandbox { now } }"));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("900");
        assertCode(json.readTree(refused.body()), "RATE_LIMITED");
        assertThat(json.readTree(refused.body())
                        .at("/errors/0/extensions/retryAfterSeconds")
                        .asInt())
                .isEqualTo(900);
        assertFine(ask(Views.LERATO, "{ me { id } }"));

        wallClock.advance(Duration.ofMinutes(15));
        assertFine(ask(NOBODY, "{ sandbox { now } }"));
    }

    @Test
    void many_sign_ins_in_one_request_count_one_by_one() {
        var tries = IntStream.range(0, 5)
                .mapToObj(
                        i -> "t" + i + ": signIn(input: {email: \"a@b.example\", password: \"x\"}) { errors { code } }")
                .collect(Collectors.joining(" "));

        var answer = send(NOBODY, body("mutation { " + tries + "}"));

        assertCode(json.readTree(answer.body()), "RATE_LIMITED");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_query_that_nests_too_deep_is_refused() {
        var deep =
                "{ booking(id: \"bkg_one\") { " + "payment { booking { ".repeat(8) + "id" + " } }".repeat(8) + " } }";

        var answer = ask(Views.LERATO, deep);

        assertCode(answer, "BAD_REQUEST");
        assertThat(answer.at("/errors/0/message").asString()).contains("depth of 18", "limit of 15");
    }

    @Test
    void a_query_that_asks_for_too_much_is_refused_and_an_ordinary_long_page_is_not() {
        var page =
                "bookings(first: 100) { edges { node { id topic mentor { id member { firstName } } mentee { id } payment { status } } } }";
        assertFine(ask(Views.LERATO, "{ " + page + " }"));

        var many = IntStream.range(0, 25).mapToObj(i -> "p" + i + ": " + page).collect(Collectors.joining(" "));
        var answer = ask(Views.LERATO, "{ " + many + " }");

        assertCode(answer, "BAD_REQUEST");
        assertThat(answer.at("/errors/0/message").asString()).contains("complexity", "limit of 5000");
    }

    @Test
    void what_is_read_from_streams_counts_as_many_objects() {
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.DISPUTED));
        assertFine(ask(Views.LERATO, timelines(10)));

        var answer = ask(Views.LERATO, timelines(25));

        assertCode(answer, "BAD_REQUEST");
        assertThat(answer.at("/errors/0/message").asString()).contains("complexity", "limit of 5000");
    }

    @Test
    void a_past_is_read_from_streams_too() {
        world.bookings.put("bkg_one", Views.booking("bkg_one", BookingStatus.CONFIRMED));
        var now = "b%d: booking(id: \"bkg_one\") { payment { status } }";
        var then = "b%d: booking(id: \"bkg_one\", asOf: \"2026-11-01T0%d:00:00Z\") { payment { status } }";
        assertFine(ask(Views.LERATO, times(30, now)));

        var answer = ask(Views.LERATO, times(30, then));

        assertCode(answer, "BAD_REQUEST");
        assertThat(answer.at("/errors/0/message").asString()).contains("complexity", "limit of 5000");
    }

    private static String times(int count, String field) {
        return IntStream.range(0, count)
                .mapToObj(i -> field.formatted(i, i % 10))
                .collect(Collectors.joining(" ", "{ ", " }"));
    }

    private static String timelines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "d" + i + ": booking(id: \"bkg_one\") { dispute { timeline { at } } }")
                .collect(Collectors.joining(" ", "{ ", " }"));
    }

    @Test
    void too_many_top_level_fields_or_tokens_are_refused() {
        var aliases =
                IntStream.range(0, 31).mapToObj(i -> "m" + i + ": me { id }").collect(Collectors.joining(" "));
        assertCode(ask(Views.LERATO, "{ " + aliases + " }"), "BAD_REQUEST");

        var tokens = "{ me { " + "id ".repeat(4_100) + "} }";
        assertCode(ask(Views.LERATO, tokens), "BAD_REQUEST");
    }

    @Test
    void introspection_works() {
        assertFine(ask(NOBODY, graphql.introspection.IntrospectionQuery.INTROSPECTION_QUERY));
    }

    @Test
    void a_long_body_is_refused() {
        var refused = send(Views.LERATO, body("{ me { id } } #" + "x".repeat(262_144)));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertCode(json.readTree(refused.body()), "BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"query\": \"{ me { id } }\"}]",
                "{",
                "{}",
                "{\"query\": 1}",
                "{\"query\": \"{ me { id } }\", \"variables\": 1}"
            })
    void a_body_that_is_not_one_operation_is_refused(String body) {
        var refused = send(Views.LERATO, body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertCode(json.readTree(refused.body()), "BAD_REQUEST");
    }

    @Test
    void read_after_is_a_position_that_exists() {
        assertThat(send(Views.LERATO, body("{ me { id } }"), "Read-After", Long.toString(world.head))
                        .body())
                .doesNotContain("errors");
        for (var bad : java.util.List.of("soon", "-1", "99999999")) {
            assertCode(
                    json.readTree(send(Views.LERATO, body("{ me { id } }"), "Read-After", bad)
                            .body()),
                    "BAD_REQUEST");
        }
    }

    @Test
    void a_long_is_exact_in_every_json_parser() {
        var query = "query Mentors($max: Long) { mentors(maxHourlyRateMinor: $max) { edges { cursor } } }";

        assertFine(ask(Views.LERATO, query, Map.of("max", 9_007_199_254_740_991L)));
        assertCode(ask(Views.LERATO, query, Map.of("max", 9_007_199_254_740_992L)), "BAD_REQUEST");
        assertCode(ask(Views.LERATO, query, Map.of("max", 1.5)), "BAD_REQUEST");
        assertCode(
                ask(Views.LERATO, "{ mentors(maxHourlyRateMinor: 9007199254740992) { edges { cursor } } }"),
                "BAD_REQUEST");
    }
}
