package org.mentorlink.command.mentoring;

import static org.mentorlink.mothers.Members.ADA;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.FavouritesCommand;
import org.mentorlink.mentoring.FavouritesCommand.FavouriteMentor;
import org.mentorlink.mentoring.FavouritesCommand.UnfavouriteMentor;
import org.mentorlink.mentoring.FavouritesEvent;
import org.mentorlink.mentoring.FavouritesEvent.MentorFavourited;
import org.mentorlink.mentoring.FavouritesEvent.MentorUnfavourited;
import org.mentorlink.mentoring.FavouritesId;
import org.mentorlink.mentoring.MentorId;

class FavouritesTest {

    private static final FavouritesId OF_ADA = FavouritesId.of(ADA);

    @AfterAll
    static void every_command_and_event_of_favourites_was_in_a_scenario() {
        Scenario.assertAllUsed(FavouritesCommand.class, FavouritesEvent.class);
    }

    @Nested
    class Marking {

        @Test
        void begins_with_the_first() {
            favourites().when(mark()).then(marked(MENTOR_GRACE));
        }

        @Test
        void goes_on_with_another() {
            favourites().given(marked(MentorId.of(ADA))).when(mark()).then(marked(MENTOR_GRACE));
        }

        @Test
        void twice_changes_nothing() {
            favourites().given(marked(MENTOR_GRACE)).when(mark()).nothing();
        }

        @Test
        void again_after_unmarking_counts() {
            favourites().given(marked(MENTOR_GRACE), unmarked()).when(mark()).then(marked(MENTOR_GRACE));
        }

        @Test
        void ends_at_500() {
            favourites().given(marked(499)).when(mark()).then(marked(MENTOR_GRACE));
            favourites().given(marked(500)).when(mark()).refused("TOO_MANY_FAVOURITES", "input", "mentorId");
        }
    }

    @Nested
    class Unmarking {

        @Test
        void takes_the_mark_away() {
            favourites().given(marked(MENTOR_GRACE)).when(unmark()).then(unmarked());
        }

        @Test
        void of_one_not_marked_changes_nothing() {
            favourites().given(marked(MentorId.of(ADA))).when(unmark()).nothing();
        }

        @Test
        void before_any_mark_changes_nothing() {
            favourites().when(unmark()).nothing();
        }
    }

    private static Scenario<Favourites> favourites() {
        return new Scenario<>(Favourites.class, NOW);
    }

    private static FavouriteMentor mark() {
        return new FavouriteMentor(OF_ADA, ADA, MENTOR_GRACE);
    }

    private static UnfavouriteMentor unmark() {
        return new UnfavouriteMentor(OF_ADA, ADA, MENTOR_GRACE);
    }

    private static MentorFavourited marked(MentorId mentorId) {
        return new MentorFavourited(OF_ADA, ADA, mentorId);
    }

    private static Object[] marked(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> marked(new MentorId("mtr_" + number)))
                .toArray();
    }

    private static MentorUnfavourited unmarked() {
        return new MentorUnfavourited(OF_ADA, ADA, MENTOR_GRACE);
    }
}
