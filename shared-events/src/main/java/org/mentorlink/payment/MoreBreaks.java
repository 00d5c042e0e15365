package org.mentorlink.payment;

import org.mentorlink.shared.Money;

/**
 * Breaks of one kind and currency that are more than can be told one by one.
 *
 * @param count how many, more than none
 * @param stake how much money is in question in all of them; more than nothing
 */
public record MoreBreaks(BreakKind kind, int count, Money stake) {}
