package org.mentorlink.command.calendars;

/**
 * The calendars of members at one provider. What is written has ids that follow from the session, so that writing it twice is
 * writing it once.
 */
public interface CalendarAccounts extends CalendarReader {

    /** Exchanges a consent for what opens the calendar from now on; works once. */
    String connect(String code, String verifier, String redirectUri) throws CalendarNotRead;

    /** Writes a session as it is now, in place of what was written of it before. */
    void put(String token, SessionEntry entry) throws CalendarNotRead;

    /** Takes a session out; nothing where it is not in. */
    void remove(String token, String sessionId) throws CalendarNotRead;
}
