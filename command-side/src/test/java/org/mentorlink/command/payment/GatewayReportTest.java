package org.mentorlink.command.payment;

import static org.mentorlink.mothers.Members.NOW;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mentorlink.command.shared.Scenario;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayReportCommand;
import org.mentorlink.payment.GatewayReportCommand.CompleteReport;
import org.mentorlink.payment.GatewayReportCommand.TakeLines;
import org.mentorlink.payment.GatewayReportEvent;
import org.mentorlink.payment.GatewayReportEvent.LinesTaken;
import org.mentorlink.payment.GatewayReportEvent.ReportCompleted;
import org.mentorlink.payment.GatewayReportId;
import org.mentorlink.payment.MovementKind;
import org.mentorlink.shared.Money;

class GatewayReportTest {

    private static final GatewayReportId ID = new GatewayReportId("rpt_1");
    private static final List<GatewayLine> LINES = List.of(
            new GatewayLine(MovementKind.CAPTURE, "gw_1", "pay_1", Money.of(500, "ZAR"), 0, NOW),
            new GatewayLine(MovementKind.CHARGEBACK, "gw_2", null, Money.of(5, "JPY"), 1, NOW));

    @AfterAll
    static void every_command_and_event_of_a_report_was_in_a_scenario() {
        Scenario.assertAllUsed(GatewayReportCommand.class, GatewayReportEvent.class);
    }

    @Test
    void takes_lines_batch_after_batch() {
        report().when(take(1)).then(taken(1));
        report().given(taken(1)).when(take(2)).then(taken(2));
    }

    @Test
    void takes_the_same_batch_once() {
        report().given(taken(1)).when(take(1)).nothing();
        report().given(taken(1), complete(2)).when(take(1)).nothing();
    }

    @Test
    void leaves_no_batch_out() {
        report().when(take(2)).refused("REPORT_OUT_OF_ORDER");
        report().given(taken(1)).when(new CompleteReport(ID, 2, "ab")).refused("REPORT_OUT_OF_ORDER");
    }

    @Test
    void is_complete_for_good() {
        report().given(taken(1), taken(2)).when(new CompleteReport(ID, 2, "ab")).then(complete(4));
        report().given(taken(1), complete(2))
                .when(new CompleteReport(ID, 1, "ab"))
                .nothing();
        report().given(taken(1), complete(2)).when(take(2)).refused("REPORT_COMPLETE");
    }

    @Test
    void may_have_no_lines() {
        report().when(new CompleteReport(ID, 0, "ab")).then(complete(0));
    }

    private static Scenario<GatewayReport> report() {
        return new Scenario<>(GatewayReport.class, NOW);
    }

    private static TakeLines take(int batch) {
        return new TakeLines(ID, batch, LINES);
    }

    private static LinesTaken taken(int batch) {
        return new LinesTaken(ID, batch, LINES);
    }

    private static ReportCompleted complete(int lines) {
        return new ReportCompleted(ID, lines, "ab");
    }
}
