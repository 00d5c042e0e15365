package org.mentorlink.payment;

/** How a month's report is written. */
public enum MonthFormat {
    CSV,
    JSON
}
