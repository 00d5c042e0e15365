package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.taken;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** D1 to D7: a mentor is found from the moment of their approval on, by all that can be asked, and by nobody before. */
class DiscoveryTest {

    private static final String SEARCH = "query($q: String, $skills: [String!], $from: DateTime, $to: DateTime,"
            + " $first: Int, $after: String, $sort: MentorSort, $filter: MentorFilter) {"
            + " mentors(query: $q, skills: $skills, freeFrom: $from, freeTo: $to, first: $first, after: $after, sort: $sort,"
            + " filter: $filter) { totalCount countsAreExact facets { skills { value count } priceBands { value count } }"
            + " edges { cursor node { id isFavourite } } pageInfo { hasNextPage endCursor } } }";
    private static final String FOUND = "mentor { id }";

    private final GraphQlClient anyone = ApplicationUnderTest.shared().client();
    /** Their ids; who is suspended cannot ask for their own any more. */
    private final Map<GraphQlClient, String> suspended = new HashMap<>();

    @Test
    void whoIsApprovedIsFoundAtOnceAndNobodyIsBefore() {
        var mentor = anyone.newMember("MENTOR");
        var id = apply(mentor, "Xylophöne Foundry", "Zitherkunde", "k8s");
        assertThat(found(Map.of("q", "xylophone"))).isEmpty();
        assertThat(search(Map.of("q", "xylophone")).get("totalCount").asInt()).isZero();

        anyone.as("admin").mutate("approveMentor", "ApproveMentorInput", Map.of("mentorId", id), FOUND);

        assertThat(found(Map.of("q", "XYLOPHONE foundry"))).containsExactly(id);
        assertThat(found(Map.of("q", "zitherkudne"))).containsExactly(id);
        assertThat(found(Map.of("q", "xylo"))).containsExactly(id);
        assertThat(found(Map.of("q", "zitherkunde kubernetes"))).containsExactly(id);
        assertThat(found(Map.of("q", "xylophone", "skills", List.of("Kubernetes"))))
                .containsExactly(id);
        assertThat(found(Map.of("q", "xylophone", "skills", List.of("Java")))).isEmpty();
        var counted = search(Map.of("q", "xylophone"));
        assertThat(counted.get("totalCount").asInt()).isEqualTo(1);
        assertThat(counted.at("/facets/skills").toString()).contains("{\"value\":\"Kubernetes\",\"count\":1}");
    }

    @Test
    void whoIsFreeIsFoundUntilTheHourIsTaken() {
        var mentor = anyone.newMember("MENTOR");
        var id = approved(mentor, "Quokka Works", "Marsupials");
        var monday = nextMonday();
        var window = Map.<String, Object>of(
                "q",
                "quokka",
                "from",
                monday.toString(),
                "to",
                monday.plus(Duration.ofDays(1)).toString());
        assertThat(found(window)).isEmpty();

        mentor.mutate(
                "setWeeklyAvailability",
                "SetWeeklyAvailabilityInput",
                Map.of(
                        "timeZone",
                        "Asia/Kolkata",
                        "slots",
                        List.of(Map.of("day", "MONDAY", "start", "09:30", "end", "10:30"))),
                FOUND);
        assertThat(found(window)).containsExactly(id);
        assertThat(search(window).get("countsAreExact").asBoolean()).isTrue();

        var mentee = anyone.newMember("MENTEE");
        var start = monday.plus(Duration.ofHours(4)).toString();
        var booking = mentee.requestBooking(GraphQlClient.booking(id, start, "pm_card_visa"));
        assertThat(booking.get("booking").get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(found(window)).isEmpty();
        assertThat(search(window).get("totalCount").asInt()).isZero();

        mentee.act("cancelBooking", booking.get("booking").get("id").asString());
        Eventually.holds(() -> assertThat(found(window)).containsExactly(id));
    }

    @Test
    void pagesGoOnWhereTheyEndedAndACursorServesItsOwnSearchOnly() {
        var all = new ArrayList<String>();
        for (var number = 0; number < 5; number++) {
            all.add(approved(anyone.newMember("MENTOR"), "Pangolin Circle", "Scales"));
        }
        var newest = new HashMap<String, Object>(Map.of("q", "pangolin", "first", 2, "sort", "NEWEST"));
        var paged = new ArrayList<String>();
        JsonNode page;
        do {
            page = search(newest);
            assertThat(page.get("totalCount").asInt()).isEqualTo(5);
            page.get("edges").forEach(edge -> paged.add(edge.at("/node/id").asString()));
            newest.put("after", page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        assertThat(paged).containsExactlyElementsOf(all.reversed());

        newest.put("sort", "PRICE_ASC");
        var refused = anyone.request(SEARCH, newest);
        assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void favouritesAreTheMembersOwn() {
        var id = approved(anyone.newMember("MENTOR"), "Axolotl Studio", "Regrowth");
        var member = anyone.newMember("MENTEE");
        var favourites = Map.<String, Object>of("filter", Map.of("favouritesOnly", true));
        assertThat(found(member, favourites)).isEmpty();

        member.mutate("favouriteMentor", "FavouriteMentorInput", Map.of("mentorId", id), "mentor { isFavourite }");
        assertThat(found(member, favourites)).containsExactly(id);
        assertThat(member.query("{ me { favourites { edges { node { id isFavourite } } } } }")
                        .at("/me/favourites/edges/0/node")
                        .toString())
                .contains(id, "true");
        assertThat(search(Map.of("q", "axolotl"))
                        .at("/edges/0/node/isFavourite")
                        .asBoolean(true))
                .isFalse();

        member.mutate("unfavouriteMentor", "FavouriteMentorInput", Map.of("mentorId", id), "mentor { isFavourite }");
        assertThat(found(member, favourites)).isEmpty();
    }

    @Test
    void whoIsSuspendedIsHiddenEverywhereAndCanStillBeUnmarked() throws IOException {
        var mentor = anyone.newMember("MENTOR");
        var photo = taken(mentor.upload("/photos", FilesTest.picture(200, 200)))
                .at("/photo/id")
                .asString();
        var id = approved(mentor, "Bilby Burrow", "Digging");
        var member = anyone.newMember("MENTEE");
        member.mutate("favouriteMentor", "FavouriteMentorInput", Map.of("mentorId", id), FOUND);
        var page = "{ mentor(id: \"" + id + "\") { id } }";
        var own = "{ me { favourites { edges { node { id } } } } }";
        assertThat(anyone.query(page).toString()).contains(id);
        assertThat(member.query(own).toString()).contains(id);
        assertThat(seen(photo)).isEqualTo(200);
        assertThat(found(Map.of("q", "bilby"))).containsExactly(id);

        decide("suspendMember", mentor);

        assertThat(seen(photo)).isEqualTo(404);
        assertThat(found(Map.of("q", "bilby"))).doesNotContain(id);
        assertThat(search(Map.of("q", "bilby")).get("totalCount").asInt()).isZero();
        assertThat(search(Map.of("q", "bilby")).get("facets").toString()).doesNotContain("Digging");
        assertThat(found(member, Map.of("filter", Map.of("favouritesOnly", true))))
                .isEmpty();
        assertThat(member.query(own).toString()).doesNotContain(id);
        assertThat(anyone.request(page, Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
        assertThat(anyone.as("admin").query(page).toString()).contains(id);
        var again = member.tryMutate("favouriteMentor", "FavouriteMentorInput", Map.of("mentorId", id), FOUND);
        assertThat(again.at("/errors/0/code").asString()).isEqualTo("NOT_FOUND");
        var unmarked = member.mutate("unfavouriteMentor", "FavouriteMentorInput", Map.of("mentorId", id), FOUND);
        assertThat(unmarked.get("mentor").isNull()).isTrue();

        decide("reinstateMember", mentor);

        assertThat(seen(photo)).isEqualTo(200);
        assertThat(found(Map.of("q", "bilby"))).containsExactly(id);
        assertThat(member.query(own).toString()).doesNotContain(id);
    }

    @Test
    void categoriesLanguagesAndStylesNarrowTheSearch() {
        var mentor = anyone.newMember("MENTOR");
        var id = approved(mentor, "Wombat Studio", "Tunnels");
        mentor.mutate(
                "updateMentorProfile",
                "UpdateMentorProfileInput",
                Map.of("expectedVersion", 2, "languages", List.of("pt-BR"), "mentoringStyles", List.of("STRUCTURED")),
                FOUND);

        assertThat(found(Map.of("q", "wombat", "filter", Map.of("languages", List.of("pt-br", "en")))))
                .containsExactly(id);
        assertThat(found(Map.of("q", "wombat", "filter", Map.of("languages", List.of("en")))))
                .isEmpty();
        assertThat(found(Map.of("q", "wombat", "filter", Map.of("mentoringStyles", List.of("STRUCTURED")))))
                .containsExactly(id);
        assertThat(found(Map.of("q", "wombat", "filter", Map.of("mentoringStyles", List.of("CASUAL")))))
                .isEmpty();
    }

    /** By its bare address. */
    private int seen(String photo) {
        return anyone.fetch("/photos/" + photo + "/512").statusCode();
    }

    private void decide(String mutation, GraphQlClient member) {
        var id = suspended.computeIfAbsent(member, GraphQlClient::me);
        anyone.as("admin")
                .mutate(
                        mutation,
                        "MemberActionInput",
                        Map.of("memberId", id, "reason", "Asked for it"),
                        "member { id }");
    }

    @Test
    void openSlotsAreToldAsTheyChange() {
        var mentor = anyone.newMember("MENTOR");
        var id = approved(mentor, "Numbat Watch", "Termites");
        var monday = nextMonday();
        try (var live = LiveClient.connected(ApplicationUnderTest.shared().url(), null)) {
            live.subscribe(
                    "slots",
                    "subscription { openSlotsChanged(mentorId: \"" + id + "\", from: \"" + monday + "\", to: \""
                            + monday.plus(Duration.ofDays(1)) + "\") { startsAt } }");
            assertThat(String.valueOf(live.next(Duration.ofSeconds(20)))).contains("\"openSlotsChanged\":[]");
            mentor.mutate(
                    "setWeeklyAvailability",
                    "SetWeeklyAvailabilityInput",
                    Map.of(
                            "timeZone",
                            "UTC",
                            "slots",
                            List.of(Map.of("day", "MONDAY", "start", "09:00", "end", "11:00"))),
                    FOUND);
            assertThat(String.valueOf(live.next(Duration.ofSeconds(20))))
                    .contains(
                            monday.plus(Duration.ofHours(9)).toString(),
                            monday.plus(Duration.ofHours(10)).toString());
            anyone.newMember("MENTEE")
                    .requestBooking(GraphQlClient.booking(
                            id, monday.plus(Duration.ofHours(9)).toString(), "pm_card_visa"));
            assertThat(String.valueOf(live.next(Duration.ofSeconds(20))))
                    .contains(monday.plus(Duration.ofHours(10)).toString())
                    .doesNotContain(monday.plus(Duration.ofHours(9)).toString());
        }
    }

    private Instant nextMonday() {
        return anyone.now()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    private String approved(GraphQlClient mentor, String company, String... skills) {
        var id = apply(mentor, company, skills);
        anyone.as("admin").mutate("approveMentor", "ApproveMentorInput", Map.of("mentorId", id), FOUND);
        return id;
    }

    private static String apply(GraphQlClient mentor, String company, String... skills) {
        var input = Map.of(
                "company",
                company,
                "bio",
                "Here to be found",
                "skills",
                List.of(skills),
                "hourlyRateMinor",
                1_000,
                "currency",
                "ZAR");
        return mentor.mutate("applyAsMentor", "ApplyAsMentorInput", input, FOUND)
                .at("/mentor/id")
                .asString();
    }

    private JsonNode search(Map<String, Object> variables) {
        return anyone.query(SEARCH, variables).get("mentors");
    }

    private List<String> found(Map<String, Object> variables) {
        return found(anyone, variables);
    }

    private static List<String> found(GraphQlClient client, Map<String, Object> variables) {
        var ids = new ArrayList<String>();
        client.query(SEARCH, variables)
                .at("/mentors/edges")
                .forEach(edge -> ids.add(edge.at("/node/id").asString()));
        return ids;
    }
}
