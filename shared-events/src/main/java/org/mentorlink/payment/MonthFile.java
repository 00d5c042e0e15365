package org.mentorlink.payment;

/** A month's report, compressed with gzip. */
public record MonthFile(byte[] compressed) {}
