package org.mentorlink.command.mentoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.mothers.Categories.CODING;
import static org.mentorlink.mothers.Categories.DESIGN;
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
import static org.mentorlink.mothers.Mentors.changeProfile;
import static org.mentorlink.mothers.Mentors.changedProfile;
import static org.mentorlink.mothers.Mentors.practice;
import static org.mentorlink.mothers.Mentors.profile;
import static org.mentorlink.mothers.Mentors.profileChanged;
import static org.mentorlink.mothers.Mentors.setAvailability;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
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
import org.mentorlink.mentoring.CategoryId;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorCommand;
import org.mentorlink.mentoring.MentorCommand.ApplyAsMentor;
import org.mentorlink.mentoring.MentorCommand.ChangeMentorProfile;
import org.mentorlink.mentoring.MentorCommand.SetWeeklyAvailability;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.mentoring.MentorEvent.MentorApplied;
import org.mentorlink.mentoring.MentorEvent.MentorProfileChanged;
import org.mentorlink.mentoring.MentorEvent.WeeklyAvailabilitySet;
import org.mentorlink.mentoring.MentorPractice;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.mentoring.WeeklyAvailability;
import org.mentorlink.mentoring.WeeklyAvailability.Window;
import org.mentorlink.shared.Edit;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

class MentorTest {

    private static final List<String> SKILLS = List.of("Compilers");

    @AfterAll
    static void every_command_and_event_of_a_mentor_was_in_a_scenario() {
        var elsewhere = new HashSet<>(MentorHoursTest.MESSAGES);
        elsewhere.addAll(MentorOfferingsTest.MESSAGES);
        elsewhere.addAll(MentorCommissionTest.MESSAGES);
        Scenario.assertAllUsedBut(elsewhere, MentorCommand.class, MentorEvent.class);
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
            mentor().when(applying(null, null, null, "Bio", SKILLS, Money.of(12_345, "KWD"), 1))
                    .refused("AMOUNT_NOT_COUNTABLE", "input", "hourlyRate");
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

    @Nested
    class ChangingTheProfile {

        private static final Edit<String> KEPT = Edit.kept();

        @Test
        void says_everything_there_is_to_say() {
            mentor().given(applied(), approved()).when(changeProfile(2)).then(profileChanged());
        }

        @Test
        void with_the_same_values_changes_nothing_whatever_was_expected() {
            mentor().given(applied(), approved(), profileChanged())
                    .when(changeProfile(2))
                    .nothing();
        }

        @Test
        void leaves_alone_what_is_not_given() {
            mentor().given(applied(), profileChanged())
                    .when(with(2, edit -> edit.price(40_000L)))
                    .then(new MentorProfileChanged(
                            MENTOR_GRACE, priced(changedProfile(), Money.of(40_000, "ZAR")), practice()));
        }

        @Test
        void clears_what_can_be_absent_and_sets_back_what_cannot() {
            mentor().given(applied(), profileChanged())
                    .when(new ChangeMentorProfile(
                            MENTOR_GRACE,
                            2,
                            Edit.to(null),
                            Edit.to(" "),
                            Edit.to(null),
                            KEPT,
                            Edit.kept(),
                            Edit.kept(),
                            KEPT,
                            Edit.to(null),
                            Edit.to(null),
                            Edit.to(null),
                            Edit.to(null),
                            Edit.to(null),
                            Edit.to(null),
                            Edit.to(null)))
                    .then(new MentorProfileChanged(
                            MENTOR_GRACE,
                            new MentorProfile(
                                    null,
                                    null,
                                    null,
                                    changedProfile().bio(),
                                    changedProfile().skills(),
                                    changedProfile().hourlyRate(),
                                    ConfirmationMode.INSTANT,
                                    3),
                            MentorPractice.NONE));
        }

        @Test
        void is_refused_from_a_version_before_the_last_change() {
            mentor().given(applied(), approved(), profileChanged())
                    .when(with(2, edit -> edit.price(40_000L)))
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
        }

        @Test
        void is_refused_from_a_version_that_never_was() {
            mentor().given(applied(), approved())
                    .when(with(3, edit -> edit.price(40_000L)))
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
        }

        @Test
        void is_not_hindered_by_what_else_happened_since() {
            mentor().given(applied(), approved(), availabilitySet())
                    .when(changeProfile(1))
                    .then(profileChanged());
        }

        @Test
        void is_refused_without_a_bio_skills_or_a_price() {
            mentor().given(applied()).when(with(1, Editing::withoutBio)).refused("BLANK_BIO", "input", "bio");
            mentor().given(applied()).when(with(1, edit -> edit.skills())).refused("NO_SKILLS", "input", "skills");
            mentor().given(applied())
                    .when(with(1, edit -> edit.price(null)))
                    .refused("INVALID_PRICE", "input", "hourlyRate");
        }

        @Test
        void can_change_the_currency_by_itself() {
            mentor().given(applied())
                    .when(with(1, edit -> edit.currency("USD")))
                    .then(new MentorProfileChanged(
                            MENTOR_GRACE, priced(profile(), Money.of(35_000, "USD")), MentorPractice.NONE));
        }

        @Test
        void is_refused_in_an_unknown_currency() {
            mentor().given(applied())
                    .when(with(1, edit -> edit.currency("XYZ")))
                    .refused("INVALID_CURRENCY", "input", "currency");
        }

        @ParameterizedTest
        @ValueSource(strings = {"zz", "english", "x_y", "", "-"})
        void is_refused_with_an_unknown_language(String language) {
            mentor().given(applied())
                    .when(with(1, edit -> edit.languages("en", language)))
                    .refused("UNKNOWN_LANGUAGE", "input", "languages", "1");
        }

        @Test
        void spells_languages_as_usual_and_names_each_once() {
            mentor().given(applied())
                    .when(with(1, edit -> edit.languages("EN", "pt-br", "en", "zul")))
                    .then(new MentorProfileChanged(
                            MENTOR_GRACE,
                            profile(),
                            new MentorPractice(null, List.of(), List.of("en", "pt-BR", "zu"), List.of(), null)));
        }

        @Test
        void is_refused_in_a_category_that_cannot_be_picked() {
            mentor().given(applied())
                    .when(with(1, edit -> edit.categories(CODING, DESIGN)))
                    .refused("UNKNOWN_CATEGORY", "input", "categories", "1");
        }

        @Test
        void keeps_a_category_that_was_retired_since() {
            Categories none = category -> false;
            new Scenario<>(Mentor.class, NOW, none)
                    .given(applied(), profileChanged())
                    .when(with(2, edit -> edit.price(40_000L)))
                    .then(new MentorProfileChanged(
                            MENTOR_GRACE, priced(changedProfile(), Money.of(40_000, "ZAR")), practice()));
        }

        @Test
        void makes_the_first_category_the_primary_one() {
            mentor().given(applied())
                    .when(with(1, edit -> edit.categories(CODING)))
                    .then(new MentorProfileChanged(
                            MENTOR_GRACE,
                            profile(),
                            new MentorPractice(null, List.of(), List.of(), List.of(CODING), CODING)));
        }

        @Test
        void is_refused_with_a_primary_category_that_is_none_of_the_mentors() {
            mentor().given(applied())
                    .when(with(1, edit -> edit.primary(DESIGN)))
                    .refused("PRIMARY_CATEGORY_NOT_LISTED", "input", "primaryCategory");
        }

        @Test
        void is_refused_with_too_many_languages_or_categories() {
            var languages = new String[] {
                "aa", "ab", "af", "am", "ar", "as", "ay", "az", "ba", "be", "bg", "bn", "bo", "br", "ca", "co", "cs",
                "cy", "da", "de", "el"
            };
            mentor().given(applied())
                    .when(with(1, edit -> edit.languages(languages)))
                    .refused("TOO_MANY", "input", "languages");
            var categories = IntStream.range(0, 11)
                    .mapToObj(number -> CategoryId.named("c" + number))
                    .toArray(CategoryId[]::new);
            mentor().given(applied())
                    .when(with(1, edit -> edit.categories(categories)))
                    .refused("TOO_MANY", "input", "categories");
        }

        @Test
        void is_refused_for_nobody() {
            mentor().when(changeProfile(1)).refused("NOT_FOUND", "input", "mentorId");
        }

        private static ChangeMentorProfile with(int version, UnaryOperator<Editing> edits) {
            return edits.apply(new Editing(KEPT, Edit.kept(), Edit.kept(), KEPT, Edit.kept(), Edit.kept(), Edit.kept()))
                    .command(version);
        }

        /** An edit of a few fields. */
        private record Editing(
                Edit<String> bio,
                Edit<List<String>> skills_,
                Edit<Long> rate,
                Edit<String> currency_,
                Edit<List<String>> languages_,
                Edit<List<CategoryId>> categories_,
                Edit<CategoryId> primary_) {

            Editing withoutBio() {
                return new Editing(Edit.to(null), skills_, rate, currency_, languages_, categories_, primary_);
            }

            Editing skills(String... skills) {
                return new Editing(bio, Edit.to(List.of(skills)), rate, currency_, languages_, categories_, primary_);
            }

            Editing price(@Nullable Long price) {
                return new Editing(bio, skills_, Edit.to(price), currency_, languages_, categories_, primary_);
            }

            Editing currency(String currency) {
                return new Editing(bio, skills_, rate, Edit.to(currency), languages_, categories_, primary_);
            }

            Editing languages(String... languages) {
                return new Editing(bio, skills_, rate, currency_, Edit.to(List.of(languages)), categories_, primary_);
            }

            Editing categories(CategoryId... categories) {
                return new Editing(bio, skills_, rate, currency_, languages_, Edit.to(List.of(categories)), primary_);
            }

            Editing primary(CategoryId primary) {
                return new Editing(bio, skills_, rate, currency_, languages_, categories_, Edit.to(primary));
            }

            ChangeMentorProfile command(int version) {
                return new ChangeMentorProfile(
                        MENTOR_GRACE,
                        version,
                        KEPT,
                        KEPT,
                        Edit.kept(),
                        bio,
                        skills_,
                        rate,
                        currency_,
                        Edit.kept(),
                        Edit.kept(),
                        KEPT,
                        Edit.kept(),
                        languages_,
                        categories_,
                        primary_);
            }
        }

        private static MentorProfile priced(MentorProfile profile, Money rate) {
            return new MentorProfile(
                    profile.company(),
                    profile.jobTitle(),
                    profile.yearsOfExperience(),
                    profile.bio(),
                    profile.skills(),
                    rate,
                    profile.confirmation(),
                    profile.maxMentees());
        }
    }

    @Test
    void survives_a_snapshot() {
        var mentor = new Mentor();
        mentor.on(applied(), 0, NOW);
        mentor.on(approved(), 1, NOW);
        mentor.on(availabilitySet(), 2, NOW);
        mentor.on(profileChanged(), 3, NOW);
        mentor.on(MentorHoursTest.christmasSet(), 4, NOW);
        mentor.on(MentorHoursTest.awayAdded(), 5, NOW);
        mentor.on(MentorHoursTest.windowSet(), 6, NOW);
        mentor.on(MentorOfferingsTest.added(), 7, NOW);
        var serializer = Jackson3Serializer.builder().build();

        Mentor restored = serializer.deserialize(serializer.serialize(mentor, byte[].class));

        assertThat(restored.state()).isEqualTo(mentor.state());
        assertThat(restored.state().availability().weekly()).isEqualTo(MORNINGS);
        assertThat(restored).usingRecursiveComparison().isEqualTo(mentor);
    }

    private static Scenario<Mentor> mentor() {
        Categories coding = CODING::equals;
        return new Scenario<>(Mentor.class, NOW, coding);
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
