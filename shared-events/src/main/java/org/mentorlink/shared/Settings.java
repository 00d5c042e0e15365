package org.mentorlink.shared;

import java.time.Duration;

/**
 * The numbers of the booking business that do not vary by booking. Those that could change with time are copied onto
 * each booking when it is requested, so a later change leaves it alone.
 */
public final class Settings {

    /** I8: a session's length. */
    public static final Duration SESSION = Duration.ofMinutes(60);

    /** I6: how long a slot stays held while it is paid for. */
    public static final Duration HOLD = Duration.ofMinutes(15);

    /** I2: how long a mentor may take to confirm; never beyond the session's start. */
    public static final Duration CONFIRMATION = Duration.ofHours(72);

    /** I3: how long a proposal of another time can be answered; never beyond the start of either time. */
    public static final Duration PROPOSAL = Duration.ofHours(72);

    /** How often another time can be proposed for one booking. */
    public static final int PROPOSALS = 20;

    /** I3: how many requests without a time one mentee may have open with one mentor. */
    public static final int SESSION_REQUESTS = 3;

    /** I12: for how long after a session its agenda can be changed. */
    public static final Duration AGENDA_AFTER = Duration.ofDays(7);

    /** I12: how many items an agenda has at most. */
    public static final int AGENDA_ITEMS = 50;

    /** I12: how often an agenda can be changed in all, as many as its history tells. */
    public static final int AGENDA_CHANGES = 1_000;

    /** I12: how many forms a mentor keeps: the usual one, and those of offerings. */
    public static final int FORMS = 31;

    /** I12: how often a mentor's forms can be changed in all. */
    public static final int FORM_CHANGES = 500;

    /** I12: how often the answers of one booking can be changed after its request. */
    public static final int ANSWER_CHANGES = 50;

    /** B3: how often the meeting link of one session can be changed; each change is mailed to everybody. */
    public static final int LINK_CHANGES = 50;

    /** J2 and J7: how long before the start a participant may check in. */
    public static final Duration CHECK_IN_OPENS = Duration.ofMinutes(30);

    /** L1: who has not checked in this long after the start is absent. */
    public static final Duration NO_SHOW_AFTER = Duration.ofMinutes(10);

    /** K6: how long after the end the payout waits for a dispute. */
    public static final Duration DISPUTE_WINDOW = Duration.ofHours(24);

    /** L8: how long the parties can make statements, from the moment a dispute is opened or appealed. */
    public static final Duration DISPUTE_ANSWERS = Duration.ofHours(72);

    /** L8: by when staff decide, from the same moment on; what is late is told to them, never decided by itself. */
    public static final Duration DISPUTE_DECISION = Duration.ofDays(7);

    /** L8: how long after that, and after each reminder, staff are reminded. */
    public static final Duration DISPUTE_REMINDER = Duration.ofDays(3);

    /** L8: how often staff are reminded of one hearing at most; it stays in their queue after that. */
    public static final int DISPUTE_REMINDERS = 3;

    /** L8: how many statements one party makes in one hearing at most. */
    public static final int DISPUTE_STATEMENTS = 5;

    /** L8: how long a decision can be appealed; the mentor's share of it waits that long. */
    public static final Duration APPEAL_WINDOW = Duration.ofHours(72);

    /**
     * L8: how much later a share would be paid out that nobody has said is final. Longer than processes are ever behind: an
     * appeal always freezes a payout that has not begun.
     */
    public static final Duration APPEAL_RESERVE = Duration.ofDays(14);

    /** F6: how many seats a group session may have. */
    public static final int SEATS = 500;

    /** How many may wait for a seat in one group session. */
    public static final int WAITING_LIST = 1_000;

    /** How long a group session may last. */
    public static final Duration GROUP_SESSION = Duration.ofHours(12);

    /** How far ahead a session may be booked with a mentor who does not say otherwise. */
    public static final Duration BOOKING_HORIZON = Duration.ofDays(180);

    /** The furthest ahead that a mentor may say. */
    public static final Duration FURTHEST_HORIZON = Duration.ofDays(365);

    /** K5: the platform's usual commission where a deployment sets none, in basis points. */
    public static final int COMMISSION_BASIS_POINTS = 2_500;

    /** K4: a lot of credits is worth at most as much as a session can cost, in minor units. */
    public static final long CREDIT_LOT = 80_000_000;

    /** K4: how long credits can be used at most; five years, whichever they are. */
    public static final Duration CREDIT_VALIDITY = Duration.ofDays(5 * 366);

    /** K4: how long a pack of credits waits to be paid. It holds nobody's time, so longer than a booking does. */
    public static final Duration PURCHASE_WAITS = Duration.ofHours(1);

    /** C3: how many mentees a mentor takes at the same time who has not said otherwise. */
    public static final int MAX_MENTEES = 3;

    /** Whom mail and invitations come from where a deployment does not say. */
    public static final String MAIL_FROM = "MentorLink <no-reply@mentorlink.example>";

    private Settings() {}
}
