package org.mentorlink.payment;

import java.util.List;

/** The scripts of all gateways that are set up to be paid through in a page of ours. */
public record PageScripts(List<PageScript> scripts) {}
