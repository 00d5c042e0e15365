package org.mentorlink.query.governance;

/** Hash of the last link, to which the next is chained. */
record AuditEnd(String hash) {

    static final String ID = "end";
}
