package org.mentorlink.payment;

import java.util.List;

/**
 * The credits of a member, as they and staff read them.
 *
 * @param lots in the order in which they were given
 */
public record CreditAccountView(String id, String memberId, List<CreditLotView> lots) {}
