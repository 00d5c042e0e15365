package org.mentorlink.booking;

import java.util.List;

public record StrikesPage(List<StrikesView> strikes, boolean hasNext) {}
