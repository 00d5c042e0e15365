package org.mentorlink.command.mentoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.HOURLY_RATE;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.MORNINGS;
import static org.mentorlink.mothers.Mentors.applied;
import static org.mentorlink.mothers.Mentors.apply;
import static org.mentorlink.mothers.Mentors.approve;
import static org.mentorlink.mothers.Mentors.approved;
import static org.mentorlink.mothers.Mentors.availabilitySet;
import static org.mentorlink.mothers.Mentors.setAvailability;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorCommand;
import org.mentorlink.mentoring.MentorCommand.ApplyAsMentor;
import org.mentorlink.mentoring.MentorCommand.SetWeeklyAvailability;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

class MentorTest {

    private static final List<String> SKILLS = List.of("Compilers");

    @AfterAll
    static void every_command_and_event_of_a_mentor_was_in_a_scenario() {
        Scenario.assertAllUsed(MentorCommand.class, MentorEvent.class);
    }

    @Nested
    class Applying {

        @Test
        void tells_who_they_are() {
            mentor().when(apply()).then(applied());
        }

        @Test
        void needs_no_company_job_or_years() {
            mentor().when(applying(" ", null, null, " Bio ", List.of(" COBOL ", "COBOL"), HOURLY_RATE, 1))
                    .then(new MentorApplied(
                            MENTOR_GRACE,
                            GRACE,
                            new MentorProfile(
                                    null,
                                    null,
                                    null,
                                    Personal.of(GRACE, "Bio"),
                                    List.of("COBOL"),
                                    HOURLY_RATE,
                                    ConfirmationMode.INSTANT,
                                    1)));
        }

        @Test
        void changes_nothing_twice() {
            mentor().given(applied(), approved()).when(apply()).nothing();
        }

        @Test
        void is_refused_once_applied_otherwise() {
            mentor().given(applied())
                    .when(applying(null, null, null, "Another bio", SKILLS, HOURLY_RATE, 1))
                    .refused("ALREADY_APPLIED");
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 10_000_000})
        void allows_every_price_between_the_bounds(long amount) {
            mentor().when(applying(null, null, null, "Bio", SKILLS, Money.of(amount, "JPY"), 1))
                    .then(new MentorApplied(
                            MENTOR_GRACE,
                            GRACE,
                            new MentorProfile(
                                    null,
                                    null,
                                    null,
                                    Personal.of(GRACE, "Bio"),
                                    SKILLS,
                                    Money.of(amount, "JPY"),
                                    ConfirmationMode.INSTANT,
                                    1)));
        }

        @ParameterizedTest
        @ValueSource(longs = {-1, 0, 10_000_001})
        void is_refused_at_a_price_out_of_bounds(long amount) {
            mentor().when(applying(null, null, null, "Bio", SKILLS, Money.of(amount, "ZAR"), 1))
                    .refused("INVALID_PRICE", "input", "hourlyRate");
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 81})
        void is_refused_with_impossible_years(int years) {
            mentor().when(applying(null, null, years, "Bio", SKILLS, HOURLY_RATE, 1))
                    .refused("INVALID_YEARS", "input", "yearsOfExperience");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 101})
        void is_refused_with_too_few_or_many_mentees(int maxMentees) {
            mentor().when(applying(null, null, null, "Bio", SKILLS, HOURLY_RATE, maxMentees))
                    .refused("INVALID_MAX_MENTEES", "input", "maxMentees");
        }

        @Test
        void needs_a_bio() {
            mentor().when(applying(null, null, null, " ", SKILLS, HOURLY_RATE, 1))
                    .refused("BLANK_BIO", "input", "bio");
        }

        @Test
        void is_refused_with_texts_too_long() {
            mentor().when(applying("x".repeat(201), null, null, "Bio", SKILLS, HOURLY_RATE, 1))
                    .refused("TEXT_TOO_LONG", "input", "company");
            mentor().when(applying(null, "x".repeat(201), null, "Bio", SKILLS, HOURLY_RATE, 1))
                    .refused("TEXT_TOO_LONG", "input", "jobTitle");
            mentor().when(applying(null, null, null, "x".repeat(4_001), SKILLS, HOURLY_RATE, 1))
                    .refused("TEXT_TOO_LONG", "input", "bio");
            mentor().when(applying(null, null, null, "Bio", List.of("C", "x".repeat(61)), HOURLY_RATE, 1))
                    .refused("TEXT_TOO_LONG", "input", "skills", "1");
        }

        @Test
        void needs_1_to_50_skills_with_names() {
            mentor().when(applying(null, null, null, "Bio", List.of(), HOURLY_RATE, 1))
                    .refused("NO_SKILLS", "input", "skills");
            mentor().when(applying(null, null, null, "Bio", Collections.nCopies(51, "C"), HOURLY_RATE, 1))
                    .refused("TOO_MANY_SKILLS", "input", "skills");
            mentor().when(applying(null, null, null, "Bio", List.of("C", " "), HOURLY_RATE, 1))
                    .refused("BLANK_SKILL", "input", "skills", "1");
        }
    }

    @Nested
    class Approving {

        @Test
        void makes_them_bookable() {
            mentor().given(applied()).when(approve()).then(approved());
        }

        @Test
        void changes_nothing_twice() {
            mentor().given(applied(), approved()).when(approve()).nothing();
        }

        @Test
        void is_refused_where_nobody_applied() {
            mentor().when(approve()).refused("NOT_FOUND", "input", "mentorId");
        }
    }

    @Nested
    class SettingTheHours {

        @Test
        void publishes_them() {
            mentor().given(applied()).when(setAvailability()).then(availabilitySet());
        }

        @Test
        void may_take_all_of_them_back() {
            var none = new WeeklyAvailability("UTC", List.of(), 0);
            mentor().given(applied(), availabilitySet())
                    .when(new SetWeeklyAvailability(MENTOR_GRACE, none))
                    .then(new WeeklyAvailabilitySet(MENTOR_GRACE, none));
        }

        @Test
        void changes_nothing_twice() {
            mentor().given(applied(), availabilitySet()).when(setAvailability()).nothing();
        }

        @Test
        void is_refused_where_nobody_applied() {
            mentor().when(setAvailability()).refused("NOT_FOUND", "input", "mentorId");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Mars/Olympus", "+02:00", "Africa/Johannesburg "})
        void is_refused_in_an_unknown_zone(String timeZone) {
            hours(new WeeklyAvailability(timeZone, List.of(), 0)).refused("INVALID_TIME_ZONE", "input", "timeZone");
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 241})
        void is_refused_with_an_impossible_rest(int bufferMinutes) {
            hours(new WeeklyAvailability("UTC", List.of(), bufferMinutes))
                    .refused("INVALID_BUFFER", "input", "bufferMinutes");
        }

        @Test
        void is_refused_with_an_empty_window() {
            windows(window("10:00", "11:00"), window("12:00", "12:00"))
                    .refused("EMPTY_WINDOW", "input", "windows", "1");
            windows(window("12:00", "11:00")).refused("EMPTY_WINDOW", "input", "windows", "0");
        }

        @Test
        void is_refused_with_overlapping_windows() {
            windows(window("10:00", "12:00"), window("11:59", "00:00"))
                    .refused("OVERLAPPING_WINDOWS", "input", "windows", "1");
        }

        @Test
        void lets_windows_touch_and_end_at_midnight() {
            var touching = List.of(window("10:00", "12:00"), window("12:00", "00:00"));
            var availability = new WeeklyAvailability("UTC", touching, 240);
            hours(availability).then(new WeeklyAvailabilitySet(MENTOR_GRACE, availability));
        }

        @Test
        void is_refused_off_the_minute() {
            windows(window("10:00:30", "12:00")).refused("WINDOW_NOT_WHOLE_MINUTES", "input", "windows", "0");
            windows(window("10:00", "12:00:00.001")).refused("WINDOW_NOT_WHOLE_MINUTES", "input", "windows", "0");
        }

        @Test
        void is_refused_with_more_than_70_windows() {
            var many = Stream.of(DayOfWeek.values())
                    .flatMap(day -> IntStream.range(0, 11)
                            .mapToObj(hour -> new Window(day, LocalTime.of(hour, 0), LocalTime.of(hour, 30))))
                    .toList();
            var most = new WeeklyAvailability("UTC", many.subList(0, 70), 0);
            hours(most).then(new WeeklyAvailabilitySet(MENTOR_GRACE, most));
            hours(new WeeklyAvailability("UTC", many.subList(0, 71), 0))
                    .refused("TOO_MANY_WINDOWS", "input", "windows");
        }

        private static Scenario.Outcome windows(Window... windows) {
            return hours(new WeeklyAvailability("UTC", List.of(windows), 0));
        }

        private static Scenario.Outcome hours(WeeklyAvailability availability) {
            return mentor().given(applied()).when(new SetWeeklyAvailability(MENTOR_GRACE, availability));
        }

        private static Window window(String start, String end) {
            return new Window(DayOfWeek.MONDAY, LocalTime.parse(start), LocalTime.parse(end));
        }
    }

    @Test
    void survives_a_snapshot() {
        var mentor = new Mentor();
        List.of(applied(), approved(), availabilitySet()).forEach(mentor::on);
        var serializer = Jackson3Serializer.builder().build();

        Mentor restored = serializer.deserialize(serializer.serialize(mentor, byte[].class));

        assertThat(restored.state()).isEqualTo(mentor.state());
        assertThat(restored.state().availability()).isEqualTo(MORNINGS);
        assertThat(restored).usingRecursiveComparison().isEqualTo(mentor);
    }

    private static Scenario<Mentor> mentor() {
        return new Scenario<>(Mentor.class, NOW);
    }

    private static ApplyAsMentor applying(
            @Nullable String company,
            @Nullable String jobTitle,
            @Nullable Integer years,
            String bio,
            List<String> skills,
            Money hourlyRate,
            int maxMentees) {
        return new ApplyAsMentor(
                MENTOR_GRACE,
                GRACE,
                company,
                jobTitle,
                years,
                bio,
                skills,
                hourlyRate,
                ConfirmationMode.INSTANT,
                maxMentees);
    }
}
