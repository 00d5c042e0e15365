package org.mentorlink.membership;

import java.util.Set;

/**
 * What a member may do now, by which every request is checked.
 *
 * @param sessionEpoch rises whenever all sessions end; a session that began in another epoch is over
 */
public record MemberAccess(String memberId, MemberStatus status, Set<Role> roles, long sessionEpoch) {}
