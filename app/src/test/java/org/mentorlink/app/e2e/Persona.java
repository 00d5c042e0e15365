package org.mentorlink.app.e2e;

/**
 * Who tries each operation in the authorisation walk. The owner is the mentee of the walk's bookings, their mentor the other
 * side. One program admin runs the walk's program, the other another one.
 */
enum Persona {
    ANONYMOUS,
    MENTEE_STRANGER,
    MENTOR_STRANGER,
    PROGRAM_ADMIN,
    OTHER_PROGRAM_ADMIN,
    FINANCE,
    OWNER,
    MENTOR,
    ADMIN
}
