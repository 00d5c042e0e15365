package org.mentorlink.membership;

import java.util.List;

public record KnownAddresses(List<KnownAddress> addresses) {}
