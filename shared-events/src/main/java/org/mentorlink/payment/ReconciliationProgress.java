package org.mentorlink.payment;

/**
 * How far a comparison is that runs now.
 *
 * @param ledgerRead movements of the ledger read so far
 * @param gatewayRead lines of the gateway read so far
 */
public record ReconciliationProgress(boolean running, long ledgerRead, long gatewayRead) {}
