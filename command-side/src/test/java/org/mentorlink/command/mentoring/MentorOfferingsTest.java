package org.mentorlink.command.mentoring;

import static org.mentorlink.mothers.Members.GRACE;
import static org.mentorlink.mothers.Members.NOW;
import static org.mentorlink.mothers.Mentors.MENTOR_GRACE;
import static org.mentorlink.mothers.Mentors.applied;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.mentoring.MentorCommand.AddOffering;
import org.mentorlink.mentoring.MentorCommand.ChangeOffering;
import org.mentorlink.mentoring.MentorCommand.RetireOffering;
import org.mentorlink.mentoring.MentorEvent.OfferingAdded;
import org.mentorlink.mentoring.MentorEvent.OfferingChanged;
import org.mentorlink.mentoring.MentorEvent.OfferingRetired;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.Offering;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;

/** I8: kinds of sessions besides the usual hour. */
class MentorOfferingsTest {

    static final Set<Class<?>> MESSAGES = Set.of(
            AddOffering.class,
            ChangeOffering.class,
            RetireOffering.class,
            OfferingAdded.class,
            OfferingChanged.class,
            OfferingRetired.class);

    private static final OfferingId REVIEW = new OfferingId("off_review");
    private static final Money PRICE = Money.of(20_000, "ZAR");

    @AfterAll
    static void every_message_of_the_offerings_was_in_a_scenario() {
        Scenario.assertUsed(MESSAGES);
    }

    @Test
    void an_offering_is_added_once() {
        mentor(applied())
                .when(adding(" Code review ", 30, PRICE, Modality.CHAT, Modality.CHAT))
                .then(added());
        mentor(applied(), added())
                .when(adding("Code review", 30, PRICE, Modality.CHAT))
                .nothing();
        mentor(applied(), added())
                .when(adding("Other", 30, PRICE, Modality.CHAT))
                .refused("ALREADY_OFFERED");
    }

    @Test
    void it_changes_as_a_whole() {
        var other = new Offering(
                REVIEW,
                Personal.of(GRACE, "Design review"),
                Personal.of(GRACE, "Bring a draft"),
                45,
                PRICE,
                List.of(Modality.VIDEO, Modality.CHAT));
        var change = new ChangeOffering(
                MENTOR_GRACE,
                REVIEW,
                "Design review",
                "Bring a draft",
                45,
                PRICE,
                List.of(Modality.VIDEO, Modality.CHAT));
        mentor(applied(), added()).when(change).then(new OfferingChanged(MENTOR_GRACE, other));
        mentor(applied(), added(), new OfferingChanged(MENTOR_GRACE, other))
                .when(change)
                .nothing();
        mentor(applied()).when(change).refused("UNKNOWN_OFFERING", "input", "offeringId");
        mentor(applied(), added(), retired()).when(change).refused("UNKNOWN_OFFERING", "input", "offeringId");
    }

    @Test
    void it_is_retired_once() {
        mentor(applied(), added())
                .when(new RetireOffering(MENTOR_GRACE, REVIEW))
                .then(retired());
        mentor(applied(), added(), retired())
                .when(new RetireOffering(MENTOR_GRACE, REVIEW))
                .nothing();
    }

    @Test
    void one_that_never_was_is_not_retired() {
        mentor(applied())
                .when(new RetireOffering(MENTOR_GRACE, REVIEW))
                .refused("UNKNOWN_OFFERING", "input", "offeringId");
        mentor(applied(), added(), retired())
                .when(new RetireOffering(MENTOR_GRACE, new OfferingId("off_other")))
                .refused("UNKNOWN_OFFERING", "input", "offeringId");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9, 12, 481, 485})
    void it_is_refused_with_a_length_out_of_bounds(int minutes) {
        mentor(applied())
                .when(adding("Name", minutes, PRICE, Modality.CHAT))
                .refused("INVALID_DURATION", "input", "durationMinutes");
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "10, 1", "480, 80000000"})
    void it_is_added_within_the_bounds(int minutes, long price) {
        var money = Money.of(price, "JPY");
        mentor(applied())
                .when(adding("Name", minutes, money, Modality.EXTERNAL_LINK))
                .then(new OfferingAdded(
                        MENTOR_GRACE,
                        new Offering(
                                REVIEW,
                                Personal.of(GRACE, "Name"),
                                null,
                                minutes,
                                money,
                                List.of(Modality.EXTERNAL_LINK))));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 80_000_001})
    void it_is_refused_at_a_price_out_of_bounds(long price) {
        mentor(applied())
                .when(adding("Name", 60, Money.of(price, "ZAR"), Modality.CHAT))
                .refused("INVALID_PRICE", "input", "priceMinor");
        mentor(applied())
                .when(adding("Name", 60, Money.of(501, "MGA"), Modality.CHAT))
                .refused("AMOUNT_NOT_COUNTABLE", "input", "priceMinor");
    }

    @Test
    void it_is_refused_without_a_name_or_a_way() {
        mentor(applied()).when(adding(" ", 60, PRICE, Modality.CHAT)).refused("BLANK_NAME", "input", "name");
        mentor(applied())
                .when(adding("x".repeat(101), 60, PRICE, Modality.CHAT))
                .refused("TEXT_TOO_LONG", "input", "name");
        mentor(applied()).when(adding("Name", 60, PRICE)).refused("NO_MODALITY", "input", "modalities");
    }

    @Test
    void there_are_only_so_many_at_a_time() {
        var history = new ArrayList<>(List.<Object>of(applied()));
        for (var number = 0; number < OfferingInput.MOST; number++) {
            history.add(new OfferingAdded(MENTOR_GRACE, offering(new OfferingId("off_" + number))));
        }
        mentor(history.toArray())
                .when(adding("Code review", 30, PRICE, Modality.CHAT))
                .refused("TOO_MANY_OFFERINGS", "input");
        history.add(new OfferingRetired(MENTOR_GRACE, new OfferingId("off_0")));
        mentor(history.toArray())
                .when(adding("Code review", 30, PRICE, Modality.CHAT))
                .then(added());
    }

    static OfferingAdded added() {
        return new OfferingAdded(MENTOR_GRACE, offering(REVIEW));
    }

    private static OfferingRetired retired() {
        return new OfferingRetired(MENTOR_GRACE, REVIEW);
    }

    private static Offering offering(OfferingId id) {
        return new Offering(id, Personal.of(GRACE, "Code review"), null, 30, PRICE, List.of(Modality.CHAT));
    }

    private static AddOffering adding(String name, int minutes, Money price, Modality... modalities) {
        return new AddOffering(MENTOR_GRACE, REVIEW, name, null, minutes, price, List.of(modalities));
    }

    private static Scenario<Mentor> mentor(Object... history) {
        Categories none = category -> false;
        return new Scenario<>(Mentor.class, NOW, none).given(history);
    }
}
