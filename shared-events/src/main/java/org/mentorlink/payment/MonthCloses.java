package org.mentorlink.payment;

import java.util.List;

/** The closed months, the earliest first. */
public record MonthCloses(List<MonthCloseView> months) {}
