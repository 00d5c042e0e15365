package org.mentorlink.payment;

import java.time.Instant;
import java.util.List;

/**
 * A payment file, as it was made: nothing that happens to its transfers changes it.
 *
 * @param memberId who made it
 * @param position of the event that made it
 */
public record BankFileView(
        String id, String currency, List<BankFileLine> lines, String memberId, Instant madeAt, long position) {}
