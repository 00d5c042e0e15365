package org.mentorlink.payment;

import java.util.List;

/** Wrapped, as a bare list does not cross between processes. */
public record BankFileViews(List<BankFileView> files) {}
