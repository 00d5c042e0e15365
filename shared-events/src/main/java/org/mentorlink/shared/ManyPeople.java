package org.mentorlink.shared;

import java.util.stream.Stream;

/** An event with personal values of many people at once. It tells whose, so that their keys are fetched together. */
public interface ManyPeople {

    /** Ids of the members whose values it holds. */
    Stream<String> people();
}
