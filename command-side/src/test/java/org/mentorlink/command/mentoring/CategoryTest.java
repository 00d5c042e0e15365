package org.mentorlink.command.mentoring;

import static org.mentorlink.mothers.Categories.CODING;
import static org.mentorlink.mothers.Categories.codingCreated;
import static org.mentorlink.mothers.Categories.codingRetired;
import static org.mentorlink.mothers.Categories.createCoding;
import static org.mentorlink.mothers.Members.NOW;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.CategoryCommand;
import org.mentorlink.mentoring.CategoryCommand.ChangeCategory;
import org.mentorlink.mentoring.CategoryCommand.CreateCategory;
import org.mentorlink.mentoring.CategoryCommand.RetireCategory;
import org.mentorlink.mentoring.CategoryEvent;
import org.mentorlink.mentoring.CategoryEvent.CategoryChanged;
import org.mentorlink.shared.Edit;

class CategoryTest {

    private static final CategoryChanged RENAMED = new CategoryChanged(CODING, "Programming", "code");

    @AfterAll
    static void every_command_and_event_of_a_category_was_in_a_scenario() {
        Scenario.assertAllUsed(CategoryCommand.class, CategoryEvent.class);
    }

    @Nested
    class Creating {

        @Test
        void names_it_and_gives_it_an_icon() {
            category().when(createCoding()).then(codingCreated());
        }

        @Test
        void changes_nothing_twice() {
            category().given(codingCreated()).when(createCoding()).nothing();
        }

        @Test
        void is_refused_twice_with_another_name() {
            category()
                    .given(codingCreated())
                    .when(new CreateCategory(CODING, "Music", "code"))
                    .refused("ALREADY_CREATED");
        }

        @ParameterizedTest
        @CsvSource({"' ', BLANK_NAME", "'Co\u200Bding', INVALID_NAME", "'Co\nding', INVALID_NAME"})
        void is_refused_with_an_impossible_name(String name, String code) {
            category().when(new CreateCategory(CODING, name, "code")).refused(code, "input", "name");
        }

        @Test
        void is_refused_with_a_name_over_60_characters() {
            category()
                    .when(new CreateCategory(CODING, "x".repeat(61), "code"))
                    .refused("NAME_TOO_LONG", "input", "name");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Code", "heart_pulse", "-code", "code-", "<svg>", "https://icons.example/a.svg"})
        void is_refused_with_an_icon_that_is_no_name_of_one(String icon) {
            category().when(new CreateCategory(CODING, "Coding", icon)).refused("INVALID_ICON", "input", "icon");
        }

        @Test
        void is_refused_with_an_icon_over_40_characters() {
            category()
                    .when(new CreateCategory(CODING, "Coding", "x".repeat(41)))
                    .refused("INVALID_ICON", "input", "icon");
        }
    }

    @Nested
    class Changing {

        @Test
        void renames_and_keeps_the_icon() {
            category().given(codingCreated()).when(renaming(1)).then(RENAMED);
        }

        @Test
        void to_what_it_is_changes_nothing_whatever_was_expected() {
            category().given(codingCreated(), RENAMED).when(renaming(1)).nothing();
        }

        @Test
        void is_refused_from_an_older_version() {
            var icon = new ChangeCategory(CODING, 1, Edit.kept(), Edit.to("terminal"));
            category()
                    .given(codingCreated(), RENAMED)
                    .when(icon)
                    .refused("VERSION_CONFLICT", "input", "expectedVersion");
        }

        @Test
        void is_refused_without_a_name() {
            category()
                    .given(codingCreated())
                    .when(new ChangeCategory(CODING, 1, Edit.to(null), Edit.kept()))
                    .refused("BLANK_NAME", "input", "name");
        }

        @Test
        void is_refused_once_it_is_retired() {
            category()
                    .given(codingCreated(), codingRetired())
                    .when(renaming(2))
                    .refused("CATEGORY_RETIRED", "input", "categoryId");
        }

        @Test
        void is_refused_for_none() {
            category().when(renaming(0)).refused("NOT_FOUND", "input", "categoryId");
        }

        private static ChangeCategory renaming(int expectedVersion) {
            return new ChangeCategory(CODING, expectedVersion, Edit.to("Programming"), Edit.kept());
        }
    }

    @Nested
    class Retiring {

        @Test
        void takes_it_out() {
            category().given(codingCreated()).when(new RetireCategory(CODING)).then(codingRetired());
        }

        @Test
        void changes_nothing_twice() {
            category()
                    .given(codingCreated(), codingRetired())
                    .when(new RetireCategory(CODING))
                    .nothing();
        }
    }

    private static Scenario<Category> category() {
        return new Scenario<>(Category.class, NOW);
    }
}
