package org.mentorlink.feedback;

import java.util.List;

/** @param notes of those that have any */
public record PrivateNotesViews(List<PrivateNotesView> notes) {}
