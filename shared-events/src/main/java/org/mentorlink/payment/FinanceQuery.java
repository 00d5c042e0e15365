package org.mentorlink.payment;

/** What finance can ask of the event log itself. */
public sealed interface FinanceQuery {

    /**
     * Answers {@link FinanceEntryPage} in the order of the log.
     *
     * @param after position of the last event that has been read; -1 for none
     */
    record ReadFinanceEvents(long after, int most) implements FinanceQuery {}
}
