package org.mentorlink.api.payment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Verification;
import org.mentorlink.api.graphql.Viewers;
import org.mentorlink.payment.GatewayLine;
import org.mentorlink.payment.GatewayReportCommand;
import org.mentorlink.payment.GatewayReportCommand.CompleteReport;
import org.mentorlink.payment.GatewayReportCommand.TakeLines;
import org.mentorlink.payment.GatewayReportId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * K10: takes a gateway's report in, a batch of lines at a time, so that however long it is little of it is held. One with a
 * line that cannot be read is never complete, and nothing is ever compared with it.
 */
@Controller
class GatewayReportController {

    private static final String PATH = "/finance/gateway-reports";
    private static final int BATCH = 1_000;

    private final Viewers viewers;
    private final Verification verification;
    private final CommandGateway commands;
    private final Mutations mutations;
    private final JsonMapper json;
    private final long most;

    GatewayReportController(
            Viewers viewers,
            Verification verification,
            CommandGateway commands,
            Mutations mutations,
            JsonMapper json,
            @Value("${mentorlink.finance.report-max-bytes:536870912}") long most) {
        this.viewers = viewers;
        this.verification = verification;
        this.commands = commands;
        this.mutations = mutations;
        this.json = json;
        this.most = most;
    }

    @PostMapping(PATH)
    void take(@Nullable Authentication authentication, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FinanceAnswers.answer(response, json, () -> {
            var viewer = Permissions.onPath("POST " + PATH, viewers.of(authentication));
            verification.require("POST " + PATH, viewer);
            var origin = viewer.actingAs(ReconciliationController.role(viewer)).asMetaData();
            var reportId = GatewayReportId.random();
            var lines = take(reportId, request, origin);
            response.setContentType("application/json");
            json.writeValue(
                    response.getOutputStream(),
                    Map.of("reportId", reportId.value(), "lines", lines, "position", mutations.awaitHead()));
        });
    }

    private int take(GatewayReportId reportId, HttpServletRequest request, MetaData origin) throws IOException {
        var content = new DigestInputStream(new Bounded(request.getInputStream(), most), sha256());
        var reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
        skipByteOrderMark(reader);
        var file = lines(request.getContentType(), reader);
        var batch = new ArrayList<GatewayLine>(BATCH);
        var batches = 0;
        var lines = 0;
        while (file.hasNext()) {
            batch.add(file.next());
            lines++;
            if (batch.size() == BATCH || !file.hasNext()) {
                batches++;
                send(new TakeLines(reportId, batches, java.util.List.copyOf(batch)), origin);
                batch.clear();
            }
        }
        var sha256 = HexFormat.of().formatHex(content.getMessageDigest().digest());
        send(new CompleteReport(reportId, batches, sha256), origin);
        return lines;
    }

    /** Which spreadsheets put before what they write. */
    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private ReportLines lines(@Nullable String type, BufferedReader reader) {
        if (type != null && type.startsWith("text/csv")) {
            return ReportLines.ofCsv(reader);
        }
        if (type != null && type.startsWith("application/x-ndjson")) {
            return ReportLines.ofNdjson(reader, json);
        }
        throw Problem.badRequest("Send the report as text/csv or application/x-ndjson.");
    }

    private void send(GatewayReportCommand command, MetaData origin) {
        commands.sendAndWait(
                GenericCommandMessage.asCommandMessage(command).withMetaData(origin), 60, TimeUnit.SECONDS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
