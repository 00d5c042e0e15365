package org.mentorlink.governance;

import java.util.List;

/** @param rebuilds the last of each read model that was ever rebuilt */
public record RebuildViews(List<RebuildView> rebuilds) {}
