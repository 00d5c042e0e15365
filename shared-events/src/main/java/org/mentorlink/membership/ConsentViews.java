package org.mentorlink.membership;

import java.util.List;

public record ConsentViews(List<ConsentView> consents) {}
