package org.mentorlink.payment;

/**
 * A closed month beside what the events say now.
 *
 * @param recorded when it was closed
 * @param actual made again from the events up to the same position
 */
public record MonthVerification(MonthReport recorded, MonthReport actual) {

    public boolean isValid() {
        return recorded.equals(actual);
    }
}
