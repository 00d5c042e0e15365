package org.mentorlink.calendars;

import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Personal;

/** A consent that is to be exchanged for what opens the calendar. */
public record WantedConsent(String code, String verifier, String redirectUri) {

    private static final String BETWEEN = "\n";

    public static WantedConsent of(String text) {
        var parts = text.split(BETWEEN, 3);
        return new WantedConsent(parts[0], parts[1], parts[2]);
    }

    /** As an event tells it. */
    public Personal personal(MemberId memberId) {
        return Personal.of(memberId, String.join(BETWEEN, code, verifier, redirectUri));
    }

    @Override
    public String toString() {
        return "WantedConsent[]";
    }
}
