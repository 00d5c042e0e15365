package org.mentorlink.payment;

import java.util.List;
import org.axonframework.serialization.Revision;

/** What has happened to a report of a gateway. */
public sealed interface GatewayReportEvent {

    GatewayReportId reportId();

    /**
     * Some thousand lines were taken in. An event for each would make a million of one file.
     *
     * @param batch 1, 2, 3 ...
     */
    @Revision("1")
    record LinesTaken(GatewayReportId reportId, int batch, List<GatewayLine> gatewayLines)
            implements GatewayReportEvent {}

    /** @param lines how many there are in all */
    @Revision("1")
    record ReportCompleted(GatewayReportId reportId, int lines, String fileSha256) implements GatewayReportEvent {}
}
