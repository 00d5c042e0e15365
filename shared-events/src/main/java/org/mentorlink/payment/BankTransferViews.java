package org.mentorlink.payment;

import java.util.List;

public record BankTransferViews(List<BankTransferView> transfers) {}
