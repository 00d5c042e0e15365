package org.mentorlink.command.mentoring;

import static org.mentorlink.command.shared.Input.name;
import static org.mentorlink.command.shared.Input.optionalText;
import static org.mentorlink.command.shared.Input.refusedInput;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.requireCountable;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Edits;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorCommand.AddOffering;
import org.mentorlink.mentoring.MentorCommand.ChangeOffering;
import org.mentorlink.mentoring.Modality;
import org.mentorlink.mentoring.Offering;
import org.mentorlink.mentoring.OfferingId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;

/** What a mentor may say of a kind of session. */
final class OfferingInput {

    static final int MOST = 30;

    private OfferingInput() {}

    static Offering offering(MemberId owner, AddOffering command) {
        return offering(
                owner,
                command.offeringId(),
                command.name(),
                command.description(),
                command.minutes(),
                command.price(),
                command.modalities());
    }

    static Offering offering(MemberId owner, ChangeOffering command) {
        return offering(
                owner,
                command.offeringId(),
                command.name(),
                command.description(),
                command.minutes(),
                command.price(),
                command.modalities());
    }

    private static Offering offering(
            MemberId owner,
            OfferingId offeringId,
            String name,
            @Nullable String description,
            int minutes,
            Money price,
            List<Modality> modalities) {
        require(
                minutes >= 10 && minutes <= 480 && minutes % 5 == 0,
                "INVALID_DURATION",
                "A session lasts 10 to 480 minutes, in steps of 5.",
                "durationMinutes");
        require(
                price.amountMinor() >= 0 && price.amountMinor() <= 80_000_000,
                "INVALID_PRICE",
                "A session costs nothing, or at most 80,000,000 minor units.",
                "priceMinor");
        requireCountable(price, "priceMinor");
        require(
                !modalities.isEmpty(),
                "NO_MODALITY",
                "Name at least one way in which the session can take place.",
                "modalities");
        return new Offering(
                offeringId,
                Personal.of(owner, name(name, 100, "BLANK_NAME", Edits.TOO_LONG, "name")),
                Personal.ofNullable(owner, optionalText(description, 2_000, Edits.TOO_LONG, "description")),
                minutes,
                price,
                modalities.stream().distinct().toList());
    }

    static void checkCount(int others) {
        require(others < MOST, "TOO_MANY_OFFERINGS", "A mentor has at most " + MOST + " offerings.");
    }

    static Refused unknown() {
        return refusedInput("UNKNOWN_OFFERING", "The mentor offers no such session.", "offeringId");
    }
}
