package org.mentorlink.payment;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a report of a gateway. */
public sealed interface GatewayReportCommand {

    GatewayReportId reportId();

    /**
     * Takes the next lines in; the same batch sent twice is taken once.
     *
     * @param batch 1, 2, 3 ...
     */
    record TakeLines(@TargetAggregateIdentifier GatewayReportId reportId, int batch, List<GatewayLine> gatewayLines)
            implements GatewayReportCommand {

        @Override
        public String toString() {
            return "TakeLines[" + reportId + ", batch " + batch + ", " + gatewayLines.size() + " lines]";
        }
    }

    /**
     * Says that all lines are there; before, nothing is compared with it.
     *
     * @param batches how many there were
     * @param fileSha256 of the file that was handed in, in hexadecimal digits
     */
    record CompleteReport(@TargetAggregateIdentifier GatewayReportId reportId, int batches, String fileSha256)
            implements GatewayReportCommand {}
}
