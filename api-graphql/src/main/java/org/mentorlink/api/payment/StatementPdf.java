package org.mentorlink.api.payment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.payment.Statements.Document;
import org.mentorlink.payment.PayoutStatementKind;
import org.mentorlink.payment.PayoutStatementLine;
import org.mentorlink.payment.PayoutStatementTotal;
import org.mentorlink.shared.Money;

/**
 * A statement to be printed: A4 across, a table for each currency. It has no date of its making and no other thing that is
 * different each time, so that the same statement gives the same bytes. The font is DejaVu Sans, whose letters are Latin, Greek,
 * Cyrillic and some others; a letter that it has not is shown as one that is missing.
 */
final class StatementPdf {

    private static final PDRectangle PAGE = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
    private static final float MARGIN = 36;
    private static final float SIZE = 8;
    private static final float SMALL = 6.5f;
    private static final float LARGE = 14;
    private static final float LINE = 12;
    private static final String MISSING = "\uFFFD";

    /** Left edges of texts, right edges of amounts. */
    private static final float AT = MARGIN;

    private static final float WHAT = 120;
    private static final float SESSION = 205;
    private static final float BOOKING = 290;
    private static final float PRICE = 565;
    private static final float COMMISSION = 645;
    private static final float AMOUNT = 725;
    private static final float BALANCE = PAGE.getWidth() - MARGIN;

    private final PDDocument pdf;
    private final PDFont font;
    private final DateTimeFormatter time;
    private @Nullable PDPageContentStream page;
    private float y;

    private StatementPdf(PDDocument pdf, ZoneId zone) throws IOException {
        this.pdf = pdf;
        this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(zone);
        try (var file = Objects.requireNonNull(
                StatementPdf.class.getResourceAsStream("DejaVuSans.ttf"), "the font is a part of the platform")) {
            this.font = PDType0Font.load(pdf, file, true);
        }
    }

    static byte[] of(Document document) {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            // Otherwise it is made of the time.
            pdf.setDocumentId(1L);
            pdf.getDocumentInformation().setTitle(title(document));
            pdf.getDocumentCatalog().setLanguage("en");
            new StatementPdf(pdf, ZoneId.of(document.statement().timeZone())).write(document);
            pdf.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String title(Document document) {
        var statement = document.statement();
        return "Payout statement "
                + (statement.month() == null ? StatementFilesController.name(statement) : statement.month());
    }

    private void write(Document document) throws IOException {
        var statement = document.statement();
        next();
        left(AT, LARGE, title(document));
        down(LINE * 2);
        left(AT, SIZE, "MentorLink");
        down(LINE);
        left(AT, SIZE, "Mentor: " + (document.name() == null ? "" : document.name() + ", ") + statement.mentorId());
        down(LINE);
        left(AT, SIZE, "Times in " + statement.timeZone());
        down(LINE * 2);
        if (statement.totals().isEmpty()) {
            left(AT, SIZE, "Nothing was earned or paid out.");
        }
        for (var total : statement.totals()) {
            table(document, total);
        }
        end();
        number();
    }

    private void table(Document document, PayoutStatementTotal total) throws IOException {
        var currency = total.closing().currency();
        room(LINE * 5);
        left(AT, SIZE + 2, currency);
        down(LINE);
        var hasBalance = document.statement().month() != null;
        head(hasBalance);
        if (hasBalance) {
            left(WHAT, SIZE, "Balance before");
            right(BALANCE, SIZE, figure(total.opening()));
            down(LINE);
        }
        for (var line : document.statement().lines()) {
            if (line.amount().currency().equals(currency)) {
                if (y < MARGIN + LINE * 4) {
                    next();
                    head(hasBalance);
                }
                line(line, document.sessions().get(line.bookingId()), hasBalance);
            }
        }
        room(LINE * 10);
        rule();
        sum("Earned: price, commission, share", total.price(), total.commission(), total.earned());
        sum("Paid out", null, null, total.paidOut());
        sum("Taken back from transfers", null, null, total.reversed());
        if (hasBalance) {
            left(WHAT, SIZE, "Balance after");
            right(BALANCE, SIZE, figure(total.closing()));
            down(LINE);
        }
        left(
                WHAT,
                SMALL,
                "Settled debts " + figure(total.recovered()) + " · gateways kept " + figure(total.gatewayFees())
                        + " · charged back " + figure(total.chargedBack()) + " · refunded "
                        + figure(total.refunded()));
        down(LINE * 2);
    }

    /** @param hasBalance the lines of some of a mentor's bookings add up to no balance of theirs */
    private void head(boolean hasBalance) throws IOException {
        left(AT, SMALL, "When");
        left(WHAT, SMALL, "What");
        left(SESSION, SMALL, "Session");
        left(BOOKING, SMALL, "Booking");
        right(PRICE, SMALL, "Price");
        right(COMMISSION, SMALL, "Commission");
        right(AMOUNT, SMALL, "Amount");
        if (hasBalance) {
            right(BALANCE, SMALL, "Balance");
        }
        down(4);
        rule();
    }

    private void line(PayoutStatementLine line, @Nullable Instant session, boolean hasBalance) throws IOException {
        left(AT, SIZE, time.format(line.at()));
        left(WHAT, SIZE, label(line.kind()));
        left(SESSION, SIZE, session == null ? "" : time.format(session));
        left(BOOKING, SIZE, line.bookingId());
        right(PRICE, SIZE, figure(line.price()));
        right(COMMISSION, SIZE, figure(line.commission()));
        right(AMOUNT, SIZE, figure(line.amount()));
        if (hasBalance) {
            right(BALANCE, SIZE, figure(line.balance()));
        }
        down(LINE - 3);
        left(WHAT, SMALL, behind(line));
        down(LINE);
    }

    private static String behind(PayoutStatementLine line) {
        var parts = new ArrayList<String>();
        parts.add("events "
                + line.events().stream()
                        .map(event -> Long.toString(event.position()))
                        .collect(Collectors.joining(", ")));
        add(parts, "settled a debt of ", line.recovered());
        add(parts, "gateway kept ", line.gatewayFees());
        add(parts, "charged back ", line.chargedBack());
        add(parts, "refunded ", line.refunded());
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, String what, Money amount) {
        if (!amount.isZero()) {
            parts.add(what + figure(amount));
        }
    }

    private void sum(String what, @Nullable Money price, @Nullable Money commission, Money amount) throws IOException {
        left(WHAT, SIZE, what);
        if (price != null && commission != null) {
            right(PRICE, SIZE, figure(price));
            right(COMMISSION, SIZE, figure(commission));
        }
        right(AMOUNT, SIZE, figure(amount));
        down(LINE);
    }

    private static String label(PayoutStatementKind kind) {
        return switch (kind) {
            case EARNED -> "Earned";
            case REVISED -> "Revised";
            case RECOVERY_DUE -> "Owed back";
            case PAID_OUT -> "Paid out";
            case TRANSFER_REVERSED -> "Transfer taken back";
        };
    }

    /** Without the currency, which stands above the table. */
    private static String figure(Money amount) {
        return amount.formatted().substring(amount.currency().length() + 1);
    }

    private void next() throws IOException {
        end();
        var blank = new PDPage(PAGE);
        pdf.addPage(blank);
        page = new PDPageContentStream(pdf, blank);
        y = PAGE.getHeight() - MARGIN - LARGE;
    }

    private void room(float needed) throws IOException {
        if (y < MARGIN + needed) {
            next();
        }
    }

    private void end() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    private void number() throws IOException {
        var pages = pdf.getNumberOfPages();
        for (var index = 0; index < pages; index++) {
            page = new PDPageContentStream(pdf, pdf.getPage(index), AppendMode.APPEND, true);
            y = MARGIN - LINE;
            right(BALANCE, SMALL, (index + 1) + " / " + pages);
            end();
        }
    }

    private void down(float by) {
        y -= by;
    }

    private void rule() throws IOException {
        var out = page();
        out.setLineWidth(0.5f);
        out.moveTo(MARGIN, y);
        out.lineTo(PAGE.getWidth() - MARGIN, y);
        out.stroke();
        down(LINE);
    }

    private void left(float x, float size, String text) throws IOException {
        var known = known(text);
        if (known.isEmpty()) {
            return;
        }
        var out = page();
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(x, y);
        out.showText(known);
        out.endText();
    }

    private void right(float x, float size, String text) throws IOException {
        left(x - font.getStringWidth(text) / 1000 * size, size, text);
    }

    private PDPageContentStream page() {
        return Objects.requireNonNull(page, "written on a page");
    }

    private String known(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> isKnown(letter) ? letter : MISSING)
                .collect(Collectors.joining());
    }

    private boolean isKnown(String letter) {
        try {
            font.encode(letter);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
