package org.mentorlink.payment;

import java.util.List;

public record PayoutBatchPage(List<PayoutBatchView> batches, boolean hasNext) {}
