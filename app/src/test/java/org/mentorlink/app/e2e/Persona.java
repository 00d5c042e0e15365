package org.mentorlink.app.e2e;

/** Who tries each operation in the authorisation walk. The owner is the mentee of the walk's bookings, their mentor the other side. */
enum Persona {
    ANONYMOUS,
    MENTEE_STRANGER,
    MENTOR_STRANGER,
    FINANCE,
    OWNER,
    MENTOR,
    ADMIN
}
