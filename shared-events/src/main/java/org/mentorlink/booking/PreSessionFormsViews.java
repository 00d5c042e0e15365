package org.mentorlink.booking;

import java.util.List;

/** @param forms of those mentors who ever had any */
public record PreSessionFormsViews(List<PreSessionFormsView> forms) {}
