package org.mentorlink.api.graphql;

/** Whose the object of an operation or field must be, of those who have access to the operation or field at all. */
public enum Whose {
    /** There is no object, or it may be anybody's. */
    ANYBODYS,
    /** The viewer's own, by how the operation works: it names nobody else's. */
    OWN,
    OWN_OR_STAFF,
    OWN_OR_ADMIN,
    /** Also of a member with whom the viewer, as mentor, has a booking that was confirmed and not called off. */
    OWN_STAFF_OR_THEIR_MENTOR,
    /** Of those that everybody can find. */
    LISTED,
    LISTED_OWN_OR_STAFF,
    /** The same, and those the viewer shares a booking with. */
    LISTED_OWN_PARTICIPANTS_OR_STAFF,
    /** The mentee and the mentor of the booking. */
    PARTICIPANTS,
    PARTICIPANTS_OR_STAFF,
    PARTICIPANTS_OR_ADMIN,
    /** The mentee of the booking. */
    ITS_MENTEE,
    /** B4: of a program, those who are appointed to it, of the platform admins. */
    MANAGED,
    OWN_OR_MANAGED,
    /** The mentor of the booking or payout. */
    ITS_MENTOR,
    ITS_MENTOR_OR_STAFF,
    ITS_MENTOR_OR_ADMIN,
    /** Decided as by the query for that kind of object. */
    AS_ITS_OWN_QUERY
}
