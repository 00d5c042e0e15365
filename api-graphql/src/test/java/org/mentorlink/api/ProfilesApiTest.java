package org.mentorlink.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.api.Views.ADMIN;
import static org.mentorlink.api.Views.FINANCE;
import static org.mentorlink.api.Views.LERATO;
import static org.mentorlink.api.Views.SAM;
import static org.mentorlink.api.Views.THANDI;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.membership.MemberCommand.ChangeProfile;
import org.mentorlink.mentoring.MentorCommand.ChangeMentorProfile;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Edit;
import tools.jackson.databind.JsonNode;

class ProfilesApiTest extends ApiTest {

    private JsonNode update(String member, String fields) {
        return ask(
                member,
                "mutation { updateProfile(input: {" + fields
                        + "}) { member { id version } errors { code path } position } }");
    }

    @Nested
    class Editing {

        @Test
        void tells_what_is_left_out_from_what_is_cleared() {
            assertFine(update(
                    LERATO, "expectedVersion: 2, firstName: \"L\", bio: null, channels: {sms: null}, links: null"));

            var command = (ChangeProfile) world.commands.getFirst();
            assertThat(command.firstName()).isEqualTo(Edit.to("L"));
            assertThat(command.lastName()).isEqualTo(Edit.kept());
            assertThat(command.bio()).isEqualTo(Edit.to(null));
            assertThat(command.emailOn()).isEqualTo(Edit.kept());
            assertThat(command.smsOn()).isEqualTo(Edit.to(null));
            assertThat(command.linkedIn()).isEqualTo(Edit.to(null));
            assertThat(world.actors).containsExactly(new Actor(LERATO, "MENTEE"));
        }

        @Test
        void from_an_old_version_shows_what_is_now() {
            var answer = update(LERATO, "expectedVersion: 1, bio: \"x\"").at("/data/updateProfile");

            assertThat(answer.at("/errors/0").toString())
                    .isEqualTo("{\"code\":\"VERSION_CONFLICT\",\"path\":[\"input\",\"expectedVersion\"]}");
            assertThat(answer.at("/member").toString()).isEqualTo("{\"id\":\"mbr_lerato\",\"version\":2}");
        }

        @Test
        void without_a_version_is_not_asked() {
            assertCode(update(LERATO, "bio: \"x\""), "BAD_REQUEST");
        }

        @ParameterizedTest
        @ValueSource(strings = {SAM, THANDI, FINANCE})
        void somebody_else_is_for_admins(String member) {
            assertCode(update(member, "memberId: \"mbr_lerato\", expectedVersion: 2, reason: \"x\""), "FORBIDDEN");
            assertThat(world.commands).isEmpty();
        }

        @Test
        void somebody_else_needs_a_reason_and_somebody() {
            assertThat(update(ADMIN, "memberId: \"mbr_lerato\", expectedVersion: 2, reason: \" \"")
                            .at("/data/updateProfile/errors/0/code")
                            .asString())
                    .isEqualTo("REASON_REQUIRED");
            assertThat(update(ADMIN, "memberId: \"nobody\", expectedVersion: 2, reason: \"x\"")
                            .at("/data/updateProfile/errors/0/code")
                            .asString())
                    .isEqualTo("NOT_FOUND");

            assertFine(update(ADMIN, "memberId: \"mbr_lerato\", expectedVersion: 2, reason: \"x\""));
            assertThat(((ChangeProfile) world.commands.getFirst()).reason()).isEqualTo("x");
            assertThat(world.actors).containsExactly(new Actor(ADMIN, "ADMIN"));
        }

        @Test
        void a_mentor_profile_takes_a_price_without_its_currency() {
            var answer = ask(THANDI, """
                    mutation { updateMentorProfile(input: {expectedVersion: 2, hourlyRateMinor: 12300, company: null,
                        mentoringStyles: [CASUAL], categoryIds: ["cat_coding"]}) { mentor { id } errors { code } } }""");

            assertFine(answer);
            var command = (ChangeMentorProfile) world.commands.getFirst();
            assertThat(command.hourlyRateMinor()).isEqualTo(Edit.to(12_300L));
            assertThat(command.currency()).isEqualTo(Edit.kept());
            assertThat(command.company()).isEqualTo(Edit.to(null));
            assertThat(command.primaryCategory()).isEqualTo(Edit.kept());
        }
    }

    @Nested
    class Reading {

        @ParameterizedTest
        @CsvSource({"mbr_lerato, true", "mbr_admin, true", "mbr_finance, true", "mbr_thandi, true", "mbr_sam, false"})
        void a_goal_is_for_its_member_staff_and_their_mentors(String member, boolean readable) {
            var answer = ask(member, "{ node(id: \"gol_one\") { ... on Goal { text overdue member { firstName } } } }");

            if (readable) {
                assertThat(answer.at("/data/node/text").asString()).isEqualTo("Write one");
            } else {
                assertCode(answer, "FORBIDDEN");
            }
        }

        @Test
        void a_goal_is_overdue_by_the_members_own_clock() {
            var question = "{ node(id: \"gol_one\") { ... on Goal { overdue } } }";
            // It is 10:00 on 26 October in Johannesburg, the day after the last.
            assertThat(ask(LERATO, question).at("/data/node/overdue").asBoolean())
                    .isTrue();

            clock.advance(Duration.ofHours(-11));
            assertThat(ask(LERATO, question).at("/data/node/overdue").asBoolean())
                    .isFalse();
        }

        @Test
        void nobody_signed_in_reads_goals_or_history() {
            assertCode(ask(NOBODY, "{ node(id: \"gol_one\") { id } }"), "UNAUTHENTICATED");
            assertCode(ask(NOBODY, "{ mentor(id: \"mtr_thandi\") { history { id } } }"), "UNAUTHENTICATED");
            assertCode(
                    ask(NOBODY, "{ mentor(id: \"mtr_thandi\") { member { goals { pageInfo { hasNextPage } } } } }"),
                    "UNAUTHENTICATED");
        }

        @Test
        void history_is_for_oneself_and_staff() {
            var history = "{ mentor(id: \"mtr_thandi\") { history { type } } }";

            assertThat(ask(THANDI, history).at("/data/mentor/history").size()).isEqualTo(2);
            assertThat(ask(FINANCE, history).at("/data/mentor/history").size()).isEqualTo(2);
            assertCode(ask(LERATO, history), "FORBIDDEN");
        }

        @Test
        void what_a_mentor_was_is_for_themselves_and_staff() {
            var then = "{ mentor(id: \"mtr_thandi\", asOf: \"2026-10-01T00:00:00Z\") { id } }";

            assertFine(ask(THANDI, then));
            assertFine(ask(ADMIN, then));
            assertCode(ask(LERATO, then), "FORBIDDEN");
            assertCode(ask(NOBODY, then), "UNAUTHENTICATED");
        }
    }

    @Nested
    class Categories {

        @Test
        void are_everybodys_to_read_and_retired_ones_staffs() {
            assertThat(ask(NOBODY, "{ categories { edges { node { name icon } } } }")
                            .at("/data/categories/edges/0/node/name")
                            .asString())
                    .isEqualTo("Coding");
            assertCode(ask(LERATO, "{ categories(retiredToo: true) { edges { cursor } } }"), "FORBIDDEN");
        }

        @Test
        void are_changed_and_taken_out_by_admins_alone() {
            var document = "{ categories { edges { node { availableActions { action allowed } } } } }";
            var actions = "/data/categories/edges/0/node/availableActions";
            assertThat(ask(ADMIN, document).at(actions).toString())
                    .isEqualTo("[{\"action\":\"CHANGE_CATEGORY\",\"allowed\":true},"
                            + "{\"action\":\"RETIRE_CATEGORY\",\"allowed\":true}]");
            assertThat(ask(LERATO, document).at(actions)).isEmpty();
            assertThat(ask(NOBODY, document).at(actions)).isEmpty();
        }

        @Test
        void have_each_a_name_of_their_own() {
            var taken = ask(
                    ADMIN, "mutation { createCategory(input: {name: \"CODING\", icon: \"x\"}) { errors { code } } }");
            assertThat(taken.at("/data/createCategory/errors/0/code").asString())
                    .isEqualTo("CATEGORY_NAME_TAKEN");

            var same = ask(ADMIN, """
                    mutation { changeCategory(input: {categoryId: "cat_coding", expectedVersion: 2, name: "coding"}) {
                        errors { code } } }""");
            assertThat(same.at("/data/changeCategory/errors").size()).isZero();
        }
    }
}
