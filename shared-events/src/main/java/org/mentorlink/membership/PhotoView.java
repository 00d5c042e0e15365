package org.mentorlink.membership;

/**
 * The photo a member shows now.
 *
 * @param width pixels of its largest size
 * @param height pixels of its largest size
 */
public record PhotoView(String id, String memberId, int width, int height) {}
