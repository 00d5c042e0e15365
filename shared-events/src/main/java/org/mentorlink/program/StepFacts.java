package org.mentorlink.program;

import java.util.Set;

/**
 * What is known of one member, as far as one plan may ask for it.
 *
 * @param completed keys of the steps that the member has confirmed or staff has passed
 * @param submitted keys of the steps that the member has handed to staff
 * @param accepted what the platform has seen and found good
 * @param waiting what the platform has seen and staff has not looked at
 */
public record StepFacts(Set<String> completed, Set<String> submitted, Set<Evidence> accepted, Set<Evidence> waiting) {

    public static final StepFacts NONE = new StepFacts(Set.of(), Set.of(), Set.of(), Set.of());
}
