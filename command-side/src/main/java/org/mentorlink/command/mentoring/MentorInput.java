package org.mentorlink.command.mentoring;

import static org.mentorlink.command.shared.Input.optionalName;
import static org.mentorlink.command.shared.Input.refusedInput;
import static org.mentorlink.command.shared.Input.require;
import static org.mentorlink.command.shared.Input.requireCountable;
import static org.mentorlink.command.shared.Input.text;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Edits;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.CategoryId;
import org.mentorlink.mentoring.Commission;
import org.mentorlink.mentoring.ConfirmationMode;
import org.mentorlink.mentoring.MentorCommand.ApplyAsMentor;
import org.mentorlink.mentoring.MentorCommand.ChangeMentorProfile;
import org.mentorlink.mentoring.MentorPractice;
import org.mentorlink.mentoring.MentorProfile;
import org.mentorlink.shared.Edit;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Settings;

/** What a mentor may say of themselves. */
final class MentorInput {

    private static final String TOO_LONG = Edits.TOO_LONG;
    private static final String CATEGORIES = "categories";
    private static final String SKILLS = "skills";
    private static final int MOST_CATEGORIES = 10;
    private static final int MOST_LANGUAGES = 20;

    private MentorInput() {}

    static MentorProfile profile(ApplyAsMentor command) {
        var owner = command.memberId();
        return new MentorProfile(
                Personal.ofNullable(owner, optionalName(command.company(), 200, TOO_LONG, "company")),
                Personal.ofNullable(owner, optionalName(command.jobTitle(), 200, TOO_LONG, "jobTitle")),
                years(Edit.to(command.yearsOfExperience()), null),
                Personal.of(owner, bio(command.bio())),
                skills(command.skills()),
                rate(command.hourlyRate()),
                command.confirmation(),
                maxMentees(command.maxMentees()));
    }

    /** The profile after an edit. What cannot be absent is set back to what it is for those who say nothing. */
    static MentorProfile edited(MemberId owner, MentorProfile current, ChangeMentorProfile edit) {
        return new MentorProfile(
                Edits.name(owner, edit.company(), current.company(), 200, "company"),
                Edits.name(owner, edit.jobTitle(), current.jobTitle(), 200, "jobTitle"),
                years(edit.yearsOfExperience(), current.yearsOfExperience()),
                edit.bio().given() ? Personal.of(owner, bio(edit.bio().value())) : current.bio(),
                edit.skills().given() ? skills(edit.skills().value()) : current.skills(),
                rate(edit, current.hourlyRate()),
                Edits.orElse(edit.confirmation(), current.confirmation(), ConfirmationMode.INSTANT),
                maxMentees(Edits.orElse(edit.maxMentees(), current.maxMentees(), Settings.MAX_MENTEES)));
    }

    /** How the mentor works after an edit. */
    static MentorPractice edited(
            MemberId owner, MentorPractice current, ChangeMentorProfile edit, Categories categories) {
        var listed = Edits.each(edit.categories(), current.categories());
        Edits.atMost(listed, MOST_CATEGORIES, CATEGORIES);
        for (var index = 0; index < listed.size(); index++) {
            var category = listed.get(index);
            require(
                    current.categories().contains(category) || categories.offers(category),
                    "UNKNOWN_CATEGORY",
                    "There is no such category, or it is retired.",
                    CATEGORIES,
                    Integer.toString(index));
        }
        return new MentorPractice(
                Edits.text(owner, edit.background(), current.background(), 4_000, "background"),
                Edits.each(edit.styles(), current.styles()),
                edit.languages().given() ? languages(edit.languages().value()) : current.languages(),
                listed,
                primary(listed, current.primaryCategory(), edit.primaryCategory()));
    }

    /** Asked for, else the one it was, else the first. */
    private static @Nullable CategoryId primary(
            List<CategoryId> listed, @Nullable CategoryId current, Edit<CategoryId> edit) {
        var wanted = edit.value();
        if (wanted != null) {
            require(
                    listed.contains(wanted),
                    "PRIMARY_CATEGORY_NOT_LISTED",
                    "The primary category is one of the mentor's categories.",
                    "primaryCategory");
            return wanted;
        }
        if (!edit.given() && current != null && listed.contains(current)) {
            return current;
        }
        return listed.isEmpty() ? null : listed.getFirst();
    }

    /** @param basisPoints absent: the usual one */
    static @Nullable Integer commission(@Nullable Integer basisPoints) {
        require(
                basisPoints == null || Commission.isAllowed(basisPoints),
                "INVALID_COMMISSION",
                "A commission is 2000 to 3000 basis points, which is 20 to 30 percent.",
                "basisPoints");
        return basisPoints;
    }

    private static List<String> languages(@Nullable List<String> tags) {
        var languages = Languages.of(Objects.requireNonNullElse(tags, List.of()));
        Edits.atMost(languages, MOST_LANGUAGES, "languages");
        return languages;
    }

    private static @Nullable Integer years(Edit<Integer> edit, @Nullable Integer current) {
        return Edits.number(
                edit,
                current,
                0,
                80,
                "INVALID_YEARS",
                "Years of experience lie between 0 and 80.",
                "yearsOfExperience");
    }

    private static String bio(@Nullable String bio) {
        return text(Objects.requireNonNullElse(bio, ""), 4_000, "BLANK_BIO", TOO_LONG, "bio");
    }

    private static Money rate(ChangeMentorProfile edit, Money current) {
        var currency = edit.currency().over(current.currency());
        try {
            var amount = edit.hourlyRateMinor().over(current.amountMinor());
            return rate(Money.of(Objects.requireNonNullElse(amount, 0L), String.valueOf(currency)));
        } catch (IllegalArgumentException unknown) {
            throw refusedInput("INVALID_CURRENCY", "A currency is an ISO 4217 code, such as ZAR.", "currency");
        }
    }

    private static Money rate(Money rate) {
        require(
                rate.amountMinor() >= 1 && rate.amountMinor() <= 10_000_000,
                "INVALID_PRICE",
                "An hour costs between 1 and 10,000,000 minor units.",
                "hourlyRate");
        requireCountable(rate, "hourlyRate");
        return rate;
    }

    private static int maxMentees(int most) {
        require(
                most >= 1 && most <= 100,
                "INVALID_MAX_MENTEES",
                "A mentor takes between 1 and 100 mentees.",
                "maxMentees");
        return most;
    }

    private static List<String> skills(@Nullable List<String> skills) {
        var given = Objects.requireNonNullElse(skills, List.<String>of());
        require(!given.isEmpty(), "NO_SKILLS", "Name at least one skill.", SKILLS);
        require(given.size() <= 50, "TOO_MANY_SKILLS", "A mentor lists at most 50 skills.", SKILLS);
        return Edits.names(given, 60, "BLANK_SKILL", SKILLS);
    }
}
