package org.mentorlink.api.mentoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.SAM;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.api.ApiTest;
import org.mentorlink.api.Views;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.FavouritesCommand.FavouriteMentor;
import org.mentorlink.mentoring.FavouritesId;
import org.mentorlink.mentoring.MentorFilter;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.SearchMentors.Counts;
import org.mentorlink.mentoring.MentorSort;
import org.mentorlink.mentoring.MentoringStyle;
import org.mentorlink.shared.Actor;

/** D1 to D4 as the API tells them; what is found is the query side's matter. */
class DiscoveryTest extends ApiTest {

    private static final String FACETS = "facets { skills { value count } categories { value count }"
            + " languages { value count } mentoringStyles { value count }"
            + " priceBands { value currency minHourlyRateMinor maxHourlyRateMinor count }"
            + " ratings { value count } experience { value count } }";

    @Nested
    class Search {

        @Test
        void asks_for_all_that_is_given() {
            assertFine(ask(NOBODY, """
                    { mentors(query: "java", skills: ["K8s"], maxHourlyRateMinor: 50000, minRating: 4.5, sort: PRICE_ASC,
                        freeFrom: "2026-11-02T08:00:00Z", freeTo: "2026-11-03T08:00:00Z",
                        filter: {categoryIds: ["c"], languages: ["en"], mentoringStyles: [STRUCTURED], currency: "ZAR",
                          minHourlyRateMinor: 100, minYears: 3, favouritesOnly: false}) { edges { cursor } } }"""));

            var search = world.lastSearch;
            assertThat(search.query()).isEqualTo("java");
            assertThat(search.filter())
                    .isEqualTo(new MentorFilter(
                            List.of("K8s"),
                            List.of("c"),
                            List.of("en"),
                            List.of(MentoringStyle.STRUCTURED),
                            "ZAR",
                            100L,
                            50_000L,
                            3));
            assertThat(search.freeFrom()).isEqualTo(Views.MONDAY_10H);
            assertThat(search.minRating()).isEqualTo(4.5);
            assertThat(search.sort()).isEqualTo(MentorSort.PRICE_ASC);
            assertThat(search.favouritesOf()).isNull();
        }

        @Test
        void counts_only_what_is_read() {
            ask(NOBODY, "{ mentors { edges { cursor } pageInfo { hasNextPage } } }");
            assertThat(world.lastSearch.counts()).isEqualTo(Counts.NOTHING);
            assertThat(world.lastSearch.sort()).isEqualTo(MentorSort.RELEVANCE);
            ask(NOBODY, "query Q { mentors { ...F } } fragment F on MentorConnection { many: totalCount }");
            assertThat(world.lastSearch.counts()).isEqualTo(Counts.TOTAL);
            ask(NOBODY, "{ mentors { facets { skills { count } } } }");
            assertThat(world.lastSearch.counts()).isEqualTo(Counts.FACETS);
        }

        @Test
        void answers_facets_with_the_largest_page() {
            var found = ask(
                    NOBODY,
                    "{ mentors(first: 100) { totalCount countsAreExact " + FACETS
                            + " edges { node { id isFavourite member { id } } } } }");

            assertFine(found);
            assertThat(found.at("/data/mentors/totalCount").asInt()).isEqualTo(1);
            assertThat(found.at("/data/mentors/countsAreExact").asBoolean()).isTrue();
            assertThat(found.at("/data/mentors/facets/skills/0/value").asString())
                    .isEqualTo("Java");
            assertThat(found.at("/data/mentors/facets/priceBands/0/maxHourlyRateMinor")
                            .asLong())
                    .isEqualTo(49_999);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "after: \"%%%\"",
                    "after: \"Zm9v\"",
                    "after: \"azpnYXJiYWdl\"",
                    "first: 0",
                    "first: 101",
                    "freeTo: \"2026-11-02T08:00:00Z\"",
                    "freeFrom: \"2026-11-02T08:00:00Z\", freeTo: \"2027-11-02T08:00:00Z\"",
                    "sort: BEST",
                    "filter: {currency: 7}"
                })
        void refuses_what_makes_no_sense(String arguments) {
            assertCode(ask(NOBODY, "{ mentors(" + arguments + ") { edges { cursor } } }"), "BAD_REQUEST");
        }

        @Test
        void refuses_what_is_too_long() {
            var query = "query($q: String, $s: [String!], $f: MentorFilter) {"
                    + " mentors(query: $q, skills: $s, filter: $f) { edges { cursor } } }";
            assertFine(ask(NOBODY, query, Map.of("q", "x".repeat(200), "s", Collections.nCopies(50, "x"))));
            assertCode(ask(NOBODY, query, Map.of("q", "x".repeat(201))), "BAD_REQUEST");
            assertCode(ask(NOBODY, query, Map.of("s", Collections.nCopies(51, "x"))), "BAD_REQUEST");
            assertCode(
                    ask(NOBODY, query, Map.of("f", Map.of("languages", Collections.nCopies(51, "x")))), "BAD_REQUEST");
        }

        @Test
        void among_favourites_is_for_who_has_some() {
            var query = "{ mentors(filter: {favouritesOnly: true}) { edges { cursor } } }";
            assertCode(ask(NOBODY, query), "UNAUTHENTICATED");
            assertFine(ask(LERATO, query));
            assertThat(world.lastSearch.favouritesOf()).isEqualTo(LERATO);
        }
    }

    @Test
    void what_sessions_and_reviews_amount_to_is_asked_at_once_and_only_where_it_is_shown() {
        world.mentors.put("mtr_x", Views.mentor("mtr_x", LERATO, true));
        var uncounted = questions(2, "id");
        assertThat(questions(2, "rating sessionsHeld reviewCount ratingDistribution { count }"))
                .isEqualTo(uncounted + 1);
        world.mentors.remove("mtr_x");
    }

    private int questions(int first, String fields) {
        var before = questionsAsked.get();
        assertFine(ask(LERATO, "{ mentors(first: " + first + ") { edges { node { " + fields + " } } } }"));
        return questionsAsked.get() - before;
    }

    @Nested
    class FavouritesTest {

        @Test
        void are_marked_and_unmarked_by_members() {
            var marked = ask(
                    LERATO,
                    "mutation { favouriteMentor(input: {mentorId: \"mtr_thandi\"}) { mentor { id isFavourite } errors { code } } }");
            assertThat(marked.at("/data/favouriteMentor/mentor/isFavourite").asBoolean())
                    .as(marked.toString())
                    .isTrue();
            var lerato = new MemberId(LERATO);
            assertThat(world.commands)
                    .containsExactly(new FavouriteMentor(FavouritesId.of(lerato), lerato, new MentorId("mtr_thandi")));
            assertThat(world.actors).containsExactly(new Actor(LERATO, Role.MENTEE.name()));

            var unmarked = ask(
                    LERATO,
                    "mutation { unfavouriteMentor(input: {mentorId: \"mtr_thandi\"}) { mentor { isFavourite } errors { code } } }");
            assertThat(unmarked.at("/data/unfavouriteMentor/mentor/isFavourite").asBoolean(true))
                    .isFalse();
        }

        @Test
        void are_listed_mentors_only() {
            for (var mentor : List.of("mtr_sam", "mtr_nobody", "x")) {
                var answer = ask(
                        LERATO,
                        "mutation { favouriteMentor(input: {mentorId: \"" + mentor + "\"}) { errors { code path } } }");
                assertThat(answer.at("/data/favouriteMentor/errors/0/code").asString())
                        .as(answer.toString())
                        .isEqualTo("NOT_FOUND");
            }
            assertThat(world.commands).isEmpty();
        }

        @Test
        void are_nobody_elses_to_see() {
            world.favourites.add("mtr_thandi");
            var own = ask(LERATO, "{ me { favourites { edges { cursor node { id isFavourite } } } } }");
            assertThat(own.at("/data/me/favourites/edges/0/node/id").asString())
                    .as(own.toString())
                    .isEqualTo("mtr_thandi");

            var others = "{ node(id: \"mbr_lerato\") { ... on Member { favourites { edges { cursor } } } } }";
            assertCode(ask(ADMIN, others), "FORBIDDEN");
            assertCode(ask(SAM, others), "FORBIDDEN");
            assertCode(
                    ask(NOBODY, "{ mentors { edges { node { member { favourites { edges { cursor } } } } } } }"),
                    "UNAUTHENTICATED");
            assertThat(ask(NOBODY, "{ mentors { edges { node { isFavourite } } } }")
                            .at("/data/mentors/edges/0/node/isFavourite")
                            .asBoolean(true))
                    .isFalse();
        }

        @Test
        void of_a_whole_page_are_one_question() {
            for (var number = 0; number < 30; number++) {
                world.mentors.put("mtr_x" + number, Views.mentor("mtr_x" + number, LERATO, true));
            }
            var one = questions(1, "isFavourite");
            assertThat(questions(30, "isFavourite")).isEqualTo(one);
            world.mentors.keySet().removeIf(id -> id.startsWith("mtr_x"));
        }
    }
}
