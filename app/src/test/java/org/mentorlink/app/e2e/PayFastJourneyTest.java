package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorlink.app.e2e.GraphQlClient.booking;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** K3: a booking that is paid on the gateway's own pages, from the form to the last refund. */
class PayFastJourneyTest {

    private static final String WEBHOOKS = "/gateways/payfast/webhooks";

    @Test
    void a_payer_pays_there_once_more_and_too_late_and_the_books_are_even_in_the_end() {
        try (var payFast = new PayFastServer();
                var application = ApplicationUnderTest.fresh(payFast.settings())) {
            var anyone = application.client();
            var mentee = anyone.newMember("MENTEE");
            var thandi = anyone.mentorId("thandi");

            var id = requested(anyone, mentee, thandi, 0);
            var form = form(mentee, id);
            assertThat(mentee.read(id).get("status").asString()).isEqualTo("REQUESTED");
            assertThat(form).containsKeys("merchant_id", "notify_url", "signature");
            assertThat(action(anyone.as("thandi"), id).isNull())
                    .as("the payer's alone")
                    .isTrue();

            var message = payFast.pays(form);
            var price = payFast.balance();
            assertThat(tell(anyone, message.replace("COMPLETE", "complete"))).isEqualTo(400);
            assertThat(tell(anyone, message)).isEqualTo(200);
            Eventually.holds(() -> {
                assertThat(mentee.read(id).get("status").asString()).isEqualTo("CONFIRMED");
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED");
            });
            assertThat(tell(anyone, message)).as("known already").isEqualTo(200);
            assertThat(action(mentee, id).isNull()).as("there is nothing to do").isTrue();

            // The other tab.
            assertThat(tell(anyone, payFast.pays(form))).isEqualTo(200);
            Eventually.holds(() -> assertThat(payFast.balance()).isEqualTo(price));
            assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED");

            var late = requested(anyone, mentee, thandi, 3);
            var lateForm = form(mentee, late);
            anyone.advance(Duration.ofMinutes(20));
            Eventually.holds(
                    () -> assertThat(mentee.read(late).get("status").asString()).isEqualTo("EXPIRED"));
            assertThat(tell(anyone, payFast.pays(lateForm))).isEqualTo(200);
            Eventually.holds(() -> assertThat(payFast.balance()).isEqualTo(price));

            mentee.act("cancelBooking", id);
            Eventually.holds(() -> {
                assertThat(mentee.read(id).get("closed").asBoolean()).isTrue();
                assertThat(payFast.balance()).isZero();
            });
            Eventually.holds(() -> {
                var ledger = anyone.as("finance").query("{ ledger { balanced accounts { name balanceMinor } } }");
                assertThat(ledger.at("/ledger/balanced").asBoolean()).isTrue();
                assertThat(ledger.at("/ledger/accounts"))
                        .allSatisfy(account -> assertThat(
                                        account.get("balanceMinor").asLong())
                                .as(account.toString())
                                .isEqualTo(
                                        switch (account.get("name").asString()) {
                                            // Three times, and not given back with the money.
                                            case "expenses:gateway-fees" -> 3 * 228;
                                            case "assets:gateway:cash" -> -3 * 228;
                                            default -> 0;
                                        }));
            });

            buysPacks(payFast, anyone, mentee);
            Eventually.holds(() -> {
                var accounts = anyone.as("finance")
                        .query("{ ledger { accounts { name balanceMinor } } }")
                        .at("/ledger/accounts");
                assertThat(accounts)
                        .filteredOn(it -> !List.of("expenses:gateway-fees", "assets:gateway:cash")
                                .contains(it.get("name").asString()))
                        .allSatisfy(account -> assertThat(
                                        account.get("balanceMinor").asLong())
                                .as(account.toString())
                                .isZero());
            });
        }
    }

    /** K4: the same of a pack of credits, in the same two tabs. */
    private static void buysPacks(PayFastServer payFast, GraphQlClient anyone, GraphQlClient mentee) {
        var finance = anyone.as("finance");
        var pack = finance.mutate(
                        "offerCreditPack",
                        "OfferCreditPackInput",
                        Map.of(
                                "name",
                                "Ten sessions",
                                "priceMinor",
                                90_000,
                                "creditsMinor",
                                100_000,
                                "currency",
                                "ZAR",
                                "validDays",
                                90,
                                "idempotencyKey",
                                "ten"),
                        "creditPack { id }")
                .at("/creditPack/id")
                .asString();
        var before = payFast.balance();

        var id = bought(mentee, pack, "first");
        var form = packForm(mentee, id);
        assertThat(form).containsEntry("amount", "900.00");
        assertThat(purchase(finance, id).get("payerAction").isNull())
                .as("the buyer's alone")
                .isTrue();
        var message = payFast.pays(form);
        var paid = payFast.balance();
        assertThat(tell(anyone, message)).isEqualTo(200);
        assertThat(tell(anyone, message)).as("known already").isEqualTo(200);
        Eventually.holds(() -> {
            assertThat(purchase(mentee, id).get("status").asString()).isEqualTo("COMPLETED");
            assertThat(lots(mentee)).containsExactly(90_000L, 10_000L);
        });
        assertThat(tell(anyone, payFast.pays(form))).isEqualTo(200);
        Eventually.holds(() -> assertThat(payFast.balance()).isEqualTo(paid));

        var late = bought(mentee, pack, "late");
        var lateForm = packForm(mentee, late);
        anyone.advance(Duration.ofMinutes(61));
        Eventually.holds(() -> {
            assertThat(purchase(mentee, late).get("failure").asString()).isEqualTo("expired");
            assertThat(purchase(mentee, late).get("payerAction").isNull()).isTrue();
        });
        assertThat(tell(anyone, payFast.pays(lateForm))).isEqualTo(200);
        Eventually.holds(() -> assertThat(payFast.balance()).isEqualTo(paid));
        assertThat(lots(mentee)).containsExactly(90_000L, 10_000L);

        // PayFast tells of it by mail alone.
        var letter = Map.<String, Object>of(
                "paymentId", id.replace("pur_", "pay_"),
                "reference", "CB-2026/8",
                "amountMinor", 90_000,
                "currency", "ZAR",
                "reason", "PayFast's letter of Tuesday");
        assertThat(finance.mutate("recordChargeback", "RecordChargebackInput", letter, "payment { id }")
                        .get("payment")
                        .isNull())
                .as("it is of no booking")
                .isTrue();
        Eventually.holds(() -> {
            assertThat(mentee.query("{ myCredits { lots { claimed { amountMinor } available { amountMinor } } } }")
                            .at("/myCredits/lots")
                            .toString())
                    .isEqualTo("[{\"claimed\":{\"amountMinor\":90000},\"available\":{\"amountMinor\":0}},"
                            + "{\"claimed\":{\"amountMinor\":10000},\"available\":{\"amountMinor\":0}}]");
        });
        assertThat(paid - before).isEqualTo(90_000);
    }

    private static String bought(GraphQlClient mentee, String pack, String key) {
        var input = Map.of("packId", pack, "paymentMethod", "any", "idempotencyKey", key);
        return mentee.mutate("buyCreditPack", "BuyCreditPackInput", input, "creditPurchase { id }")
                .at("/creditPurchase/id")
                .asString();
    }

    private static Map<String, String> packForm(GraphQlClient mentee, String id) {
        var form = new LinkedHashMap<String, String>();
        Eventually.holds(() ->
                assertThat(purchase(mentee, id).get("payerAction").isObject()).isTrue());
        purchase(mentee, id)
                .at("/payerAction/fields")
                .forEach(field -> form.put(
                        field.get("name").asString(), field.get("value").asString()));
        return form;
    }

    private static JsonNode purchase(GraphQlClient viewer, String id) {
        return viewer.query("{ creditPurchase(id: \"" + id
                        + "\") { status failure payerAction { url fields { name value } } } }")
                .get("creditPurchase");
    }

    private static List<Long> lots(GraphQlClient mentee) {
        return mentee.query("{ myCredits { lots { amount { amountMinor } } } }")
                .at("/myCredits/lots")
                .valueStream()
                .map(lot -> lot.at("/amount/amountMinor").asLong())
                .toList();
    }

    /** PayFast tells of them by mail alone. */
    @Test
    void a_charge_back_that_staff_record_freezes_the_payout_until_it_is_decided() {
        try (var payFast = new PayFastServer();
                var application = ApplicationUnderTest.fresh(payFast.settings())) {
            var anyone = application.client();
            var mentee = anyone.newMember("MENTEE");
            var finance = anyone.as("finance");
            var id = requested(anyone, mentee, anyone.mentorId("thandi"), 0);
            assertThat(tell(anyone, payFast.pays(form(mentee, id)))).isEqualTo(200);
            Eventually.holds(() ->
                    assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
            var payment = mentee.read(id).at("/payment/id").asString();
            var letter = Map.<String, Object>of(
                    "paymentId",
                    payment,
                    "reference",
                    "CB-2026/7",
                    "amountMinor",
                    10_000,
                    "currency",
                    "ZAR",
                    "reason",
                    "PayFast's letter of Monday");

            for (var time = 0; time < 2; time++) {
                var recorded =
                        finance.mutate("recordChargeback", "RecordChargebackInput", letter, "payment { id status }");
                assertThat(recorded.at("/payment/status").asString()).isEqualTo("DISPUTED");
            }
            assertThat(codes(finance, with(letter, "amountMinor", 10_001))).containsExactly("CHARGEBACK_DIFFERS");
            assertThat(codes(finance, with(letter, "currency", "EUR"))).containsExactly("CURRENCY_MISMATCH");
            assertThat(codes(finance, with(letter, "reference", ""))).containsExactly("INVALID_REFERENCE");
            Eventually.holds(
                    () -> assertThat(mentee.read(id).get("status").asString()).isEqualTo("DISPUTED"));

            var trail = anyone.as("admin")
                    .query(
                            "query($id: ID!) { auditTrail(subject: $id) { edges { node { type reason actor { id }"
                                    + " changes { field after } } } } }",
                            Map.of("id", payment))
                    .at("/auditTrail/edges");
            assertThat(trail)
                    .filteredOn(it -> it.at("/node/type").asString().contains("PaymentChargedBack"))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.at("/node/actor/id").asString())
                                .isEqualTo(finance.query("{ me { id } }")
                                        .at("/me/id")
                                        .asString());
                        assertThat(it.toString()).contains("PayFast's letter of Monday", "CB-2026/7");
                    });

            anyone.as("admin")
                    .mutate(
                            "resolveDispute",
                            "ResolveDisputeInput",
                            Map.of(
                                    "disputeId",
                                    id.replace("bkg_", "dsp_"),
                                    "decision",
                                    "RELEASE",
                                    "reason",
                                    "The mentor was there"),
                            "dispute { id }");
            anyone.advance(Duration.ofHours(74));
            Eventually.holds(() -> {
                assertThat(mentee.read(id).get("closed").asBoolean()).isTrue();
                var ledger = finance.query("{ ledger { balanced accounts { name balanceMinor } } }");
                assertThat(ledger.at("/ledger/balanced").asBoolean()).isTrue();
                assertThat(balance(ledger, "expenses:chargeback-losses")).isEqualTo(10_000);
                assertThat(balance(ledger, "liabilities:booking:held")).isZero();
                assertThat(balance(ledger, "liabilities:mentor:payable")).isZero();
            });

            var won = Map.of("paymentId", payment, "reference", "CB-2026/7", "reason", "PayFast's letter of Friday");
            assertThat(codes(finance, "recordChargebackReversal", with(won, "reference", "CB-2026/8")))
                    .containsExactly("CHARGEBACK_UNKNOWN");
            assertThat(codes(finance, "recordChargebackReversal", with(won, "reason", " ")))
                    .containsExactly("BLANK_REASON");
            for (var time = 0; time < 2; time++) {
                assertThat(codes(finance, "recordChargebackReversal", won)).isEmpty();
            }
            assertThat(codes(finance, letter)).containsExactly("CHARGEBACK_DIFFERS");
            Eventually.holds(() -> {
                var ledger = finance.query("{ ledger { balanced accounts { name balanceMinor } } }");
                assertThat(ledger.at("/ledger/balanced").asBoolean()).isTrue();
                assertThat(balance(ledger, "expenses:chargeback-losses")).isZero();
                assertThat(balance(ledger, "liabilities:booking:held")).isZero();
            });
        }
    }

    /** The dispute stays until it is decided; then the mentor is paid of what is there again. */
    @Test
    void a_charge_back_that_staff_record_as_won_is_no_loss_and_the_payout_goes_on() {
        try (var payFast = new PayFastServer();
                var application = ApplicationUnderTest.fresh(Stream.concat(
                                Stream.of(payFast.settings()),
                                Stream.of("mentorlink.gateways.bank.enabled=true", "mentorlink.payouts.gateway=bank"))
                        .toArray(String[]::new))) {
            var anyone = application.client();
            var mentee = anyone.newMember("MENTEE");
            var finance = anyone.as("finance");
            var id = requested(anyone, mentee, anyone.mentorId("thandi"), 0);
            assertThat(tell(anyone, payFast.pays(form(mentee, id)))).isEqualTo(200);
            var other = requested(anyone, mentee, anyone.mentorId("thandi"), 1);
            assertThat(tell(anyone, payFast.pays(form(mentee, other)))).isEqualTo(200);
            Eventually.holds(() -> {
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED");
                assertThat(mentee.read(other).at("/payment/status").asString()).isEqualTo("CAPTURED");
            });
            var payment = mentee.read(id).at("/payment/id").asString();
            var letter = Map.<String, Object>of(
                    "paymentId",
                    payment,
                    "reference",
                    "CB-9",
                    "amountMinor",
                    10_000,
                    "currency",
                    "ZAR",
                    "reason",
                    "PayFast's letter of Monday");
            assertThat(codes(finance, letter)).isEmpty();
            Eventually.holds(
                    () -> assertThat(mentee.read(id).get("status").asString()).isEqualTo("DISPUTED"));
            var won = Map.of("paymentId", payment, "reference", "CB-9", "reason", "PayFast's letter of Friday");
            assertThat(codes(finance, "recordChargebackReversal", won)).isEmpty();
            Eventually.holds(() ->
                    assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
            release(anyone, id, "The bank agrees");
            held(anyone, mentee, other);
            anyone.advance(Duration.ofDays(3));
            var owed = paidByTheBank(anyone, mentee, id, other);
            theNextIsHigherByIt(application, payFast, mentee, owed);
            Eventually.holds(() -> {
                var ledger = finance.query("{ ledger { balanced accounts { name balanceMinor } } }");
                assertThat(ledger.at("/ledger/balanced").asBoolean()).isTrue();
                assertThat(balance(ledger, "expenses:chargeback-losses")).isZero();
                assertThat(balance(ledger, "liabilities:booking:held")).isZero();
                assertThat(balance(ledger, "liabilities:mentor:payable")).isZero();
            });
        }
    }

    private static void held(GraphQlClient anyone, GraphQlClient mentee, String id) {
        var startsAt = Instant.parse(mentee.read(id).get("startsAt").asString());
        anyone.advanceTo(startsAt.minus(Duration.ofMinutes(5)));
        List.of(mentee, anyone.as("thandi")).forEach(each -> each.act("checkIn", id));
        anyone.advanceTo(startsAt.plus(Duration.ofMinutes(61)));
    }

    private static void release(GraphQlClient anyone, String booking, String reason) {
        anyone.as("admin")
                .mutate(
                        "resolveDispute",
                        "ResolveDisputeInput",
                        Map.of("disputeId", booking.replace("bkg_", "dsp_"), "decision", "RELEASE", "reason", reason),
                        "dispute { id }");
    }

    private static final String FILE = "bankFile { id csv lines { bankTransferId amount { amountMinor } } }";

    /**
     * K6: PayFast sends mentors nothing, so finance have their bank do it. Of two that wait one is charged back: it is withdrawn, in no
     * file, and sent again only once that is decided.
     */
    private static long paidByTheBank(GraphQlClient anyone, GraphQlClient mentee, String id, String other) {
        var finance = anyone.as("finance");
        var admin = anyone.as("admin");
        Eventually.holds(() -> assertThat(transfers(finance, "WAITING")).hasSize(2));
        assertThat(payoutBreaks(anyone))
                .as("of what waits for the bank, what has waited for longer than a week")
                .singleElement()
                .satisfies(it -> assertThat(it.get("kind").asString()).isEqualTo("BOOKING_PAYOUT"));
        var charge = with(
                with(
                        Map.<String, Object>of(
                                "amountMinor", 10_000, "currency", "ZAR", "reason", "PayFast's letter of Saturday"),
                        "reference",
                        "CB-10"),
                "paymentId",
                mentee.read(other).at("/payment/id").asString());
        assertThat(codes(finance, charge)).isEmpty();
        Eventually.holds(() -> {
            assertThat(transfers(finance, "WITHDRAWN")).hasSize(1);
            assertThat(payout(admin, other)).isEqualTo("FROZEN");
        });

        var file = file(finance, "monday");
        assertThat(file.at("/lines")).as("what is disputed is in no file").hasSize(1);
        var transfer = file.at("/lines/0/bankTransferId").asString();
        var amount = file.at("/lines/0/amount/amountMinor").asLong();
        assertThat(file.get("csv").asString())
                .contains("file_id,transfer_id,payee_reference,", transfer + ',' + anyone.mentorId("thandi") + ",ZAR,");
        assertThat(file(finance, "monday")).as("the same again").isEqualTo(file);
        assertThat(bankFile(finance, "tuesday")).containsExactly("NOTHING_TO_FILE");

        var done = Map.of("bankTransferId", transfer, "reference", "FNB-17");
        for (var time = 0; time < 2; time++) {
            assertThat(codes(finance, "recordBankTransfer", done, "position")).isEmpty();
        }
        Eventually.holds(() -> {
            assertThat(mentee.read(id).get("closed").asBoolean()).isTrue();
            assertThat(payout(admin, id)).isEqualTo("PAID");
            var ledger = finance.query("{ ledger { accounts { name balanceMinor } } }");
            assertThat(balance(ledger, "assets:bank")).isEqualTo(-amount);
        });
        assertThat(file(finance, "monday")).as("whatever became of it").isEqualTo(file);

        assertThat(codes(
                        finance,
                        "recordChargebackReversal",
                        Map.of(
                                "paymentId",
                                charge.get("paymentId"),
                                "reference",
                                "CB-10",
                                "reason",
                                "PayFast's letter of Sunday")))
                .isEmpty();
        release(anyone, other, "Both were there");
        anyone.advance(Duration.ofHours(74));
        Eventually.holds(() -> assertThat(transfers(finance, "WAITING")).hasSize(1));
        var next = file(finance, "wednesday").at("/lines/0/bankTransferId").asString();
        assertThat(next).isNotEqualTo(transfer);
        assertThat(codes(
                        finance,
                        "recordBankTransfer",
                        Map.of("bankTransferId", next, "reference", "FNB-17"),
                        "position"))
                .containsExactly("REFERENCE_RECORDED");
        // Told as failed by mistake, it is found on the bank's statement.
        assertThat(codes(
                        finance,
                        "recordBankTransfer",
                        Map.of("bankTransferId", next, "failure", "account_closed"),
                        "position"))
                .isEmpty();
        Eventually.holds(() -> assertThat(payout(admin, other)).isEqualTo("FAILED"));
        assertThat(codes(
                        finance,
                        "recordBankTransfer",
                        Map.of("bankTransferId", next, "reference", "FNB-18"),
                        "position"))
                .containsExactly("TRANSFER_RECORDED");
        for (var time = 0; time < 2; time++) {
            assertThat(codes(
                            finance,
                            "correctReturn",
                            Map.of("bankTransferId", next, "reference", "FNB-18", "reason", "The bank's statement"),
                            "position"))
                    .isEmpty();
        }
        Eventually.holds(() -> {
            assertThat(mentee.read(other).get("closed").asBoolean()).isTrue();
            assertThat(payout(admin, other)).isEqualTo("PAID");
        });
        booksAgree(anyone, transfer, amount);
        return amount;
    }

    /** What the bank has paid is in no books of a gateway; what it returns is owed once more. */
    private static void booksAgree(GraphQlClient anyone, String transfer, long amount) {
        var finance = anyone.as("finance");
        var month = YearMonth.from(anyone.now().atZone(ZoneOffset.UTC)).toString();
        var statement = "{ payoutStatement(month: \"" + month + "\") { lines { kind amount { amountMinor }"
                + " events { lines { account creditMinor debitMinor } } } } }";
        var thandi = anyone.as("thandi");
        assertThat(thandi.query(statement).at("/payoutStatement/lines"))
                .filteredOn(line -> line.get("kind").asString().equals("PAID_OUT"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.toString()).contains("assets:bank"));
        anyone.advance(Duration.ofMinutes(20));
        assertThat(payoutBreaks(anyone)).isEmpty();

        // Nobody who had not seen that it is done takes it back.
        assertThat(codes(
                        finance,
                        "recordBankTransfer",
                        Map.of("bankTransferId", transfer, "failure", "account_closed"),
                        "position"))
                .containsExactly("TRANSFER_RECORDED");
        var back = Map.<String, Object>of("bankTransferId", transfer, "failure", "account_closed", "returned", true);
        for (var time = 0; time < 2; time++) {
            assertThat(codes(finance, "recordBankTransfer", back, "position")).isEmpty();
        }
        Eventually.holds(() -> {
            assertThat(transfers(finance, "RETURNED")).hasSize(1);
            assertThat(thandi.query(statement).at("/payoutStatement/lines")).anySatisfy(line -> {
                assertThat(line.get("kind").asString()).isEqualTo("TRANSFER_REVERSED");
                assertThat(line.at("/amount/amountMinor").asLong()).isEqualTo(amount);
            });
            assertThat(thandi.query("{ mentorAccounts { owed { amountMinor } } }")
                            .at("/mentorAccounts/0/owed/amountMinor")
                            .asLong())
                    .as("the next payout is higher by it")
                    .isEqualTo(-amount);
        });
    }

    /** What the bank has returned goes with the next payout, as finance see and have it on their page. */
    private static void theNextIsHigherByIt(
            ApplicationUnderTest application, PayFastServer payFast, GraphQlClient mentee, long owed) {
        var anyone = application.client();
        var finance = anyone.as("finance");
        var id = requested(anyone, mentee, anyone.mentorId("thandi"), 0);
        assertThat(tell(anyone, payFast.pays(form(mentee, id)))).isEqualTo(200);
        Eventually.holds(() ->
                assertThat(mentee.read(id).at("/payment/status").asString()).isEqualTo("CAPTURED"));
        held(anyone, mentee, id);
        anyone.advance(Duration.ofDays(2));
        Eventually.holds(() -> assertThat(transfers(finance, "WAITING")).hasSize(1));
        var share = anyone.as("admin")
                .query(
                        "query($id: ID!) { booking(id: $id) { payment { payout { amount { amountMinor } } } } }",
                        Map.of("id", id))
                .at("/booking/payment/payout/amount/amountMinor")
                .asLong();
        assertThat(transfers(finance, "WAITING").at("/0/amount/amountMinor").asLong())
                .isEqualTo(share + owed);

        try (var browser = Browser.open(application.url())) {
            var page = browser.window(1280, false);
            Screen.signIn(page, "finance@mentorlink.example", "mentorlink");
            page.waitForURL(application.url() + "/");
            page.navigate("/books/payouts?view=bank");
            Screen.settled(page);
            Screen.picture(page, "payouts-bank");
            var file = page.waitForDownload(
                    () -> Screen.button(page, "Make a payment file in ZAR").click());
            assertThat(file.suggestedFilename()).startsWith("bfl_").endsWith(".csv");
            PlaywrightAssertions.assertThat(page.getByText("Nothing waits.")).isVisible();
            Screen.button(page, Pattern.compile("Record what became of .* to Thandi"))
                    .click();
            var dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("The bank’s reference").fill("FNB-18");
            Screen.button(dialog, "Record it").click();
            PlaywrightAssertions.assertThat(dialog.getByText("This is recorded of another transfer already"))
                    .isVisible();
            dialog.getByLabel("The bank’s reference").fill("FNB-19");
            Screen.button(dialog, "Record it").click();
            PlaywrightAssertions.assertThat(dialog).isHidden();
            Eventually.holds(
                    () -> assertThat(mentee.read(id).get("closed").asBoolean()).isTrue());
            var hers = browser.window(1280, false);
            Screen.signIn(hers, "thandi@mentorlink.example", "mentorlink");
            paidByHand(page, hers, anyone, share + owed);

            var german = browser.window(1280, false, "de-DE");
            german.navigate("/sign-in");
            german.getByLabel("E-Mail-Adresse").fill("finance@mentorlink.example");
            german.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Passwort"))
                    .fill("mentorlink");
            german.locator("form")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Anmelden"))
                    .click();
            german.waitForURL(application.url() + "/");
            german.navigate("/books/payouts?view=bank");
            PlaywrightAssertions.assertThat(german.getByText("Nichts wartet.")).isVisible();
            Screen.picture(german, "payouts-bank-de");
            assertThat(browser.troubles()).isEmpty();
        }
    }

    /** What came back once more is paid by hand, and goes with no payout then. */
    private static void paidByHand(Page page, Page hers, GraphQlClient anyone, long amount) {
        var finance = anyone.as("finance");
        var thandi = anyone.as("thandi");
        var last = transfers(finance, "DONE").at("/0/id").asString();
        var back = opened(page, "Record that %s to Thandi .* came back", amount);
        back.getByLabel("Why").fill("account_closed");
        recorded(back, "Record it");
        Eventually.holds(() -> assertThat(owedTo(thandi)).isEqualTo(-amount));
        var paid = Map.<String, Object>of(
                "bankTransferId", last, "amountMinor", amount, "reference", "FNB-20", "reason", "Her new account");
        assertThat(codes(finance, "recordReturnPaid", paid, "position")).containsExactly("NOT_SET_ASIDE");
        var aside = Map.<String, Object>of("bankTransferId", last, "reason", "Her new account");
        for (var time = 0; time < 2; time++) {
            var setAside = opened(page, "Set aside %s to Thandi .* to pay it by hand", amount);
            setAside.getByLabel("Why by hand?").fill("Her new account");
            recorded(setAside, "Set aside");
            if (time == 0) {
                var givenUp = opened(page, "Give up paying %s to Thandi .* by hand", amount);
                givenUp.getByLabel("Why not by hand?").fill("She waits for it");
                recorded(givenUp, "Give up");
            }
        }
        assertThat(codes(finance, "setReturnAside", aside, "position"))
                .as("the same again")
                .isEmpty();
        assertThat(codes(finance, "recordReturnPaid", with(paid, "amountMinor", amount - 1), "position"))
                .containsExactly("AMOUNT_DIFFERS");
        assertThat(thandi.query("{ mentorAccounts { owed { amountMinor } setAside { amountMinor } } }")
                        .get("mentorAccounts")
                        .toString())
                .isEqualTo("[{\"owed\":{\"amountMinor\":0},\"setAside\":{\"amountMinor\":" + amount + "}}]");
        hers.navigate("/desk/earnings");
        PlaywrightAssertions.assertThat(hers.getByText("that came back is paid to you by hand"))
                .containsText(Screen.money(hers, amount, "ZAR"));
        Screen.picture(hers, "earnings-aside");
        var byHand = opened(page, "Record that %s to Thandi .* was paid by hand", amount);
        byHand.getByLabel("What was paid, in ZAR").fill("1");
        byHand.getByLabel("The bank’s reference").fill("FNB-20");
        byHand.getByLabel("Why by hand?").fill("Her new account");
        Screen.button(byHand, "Record it").click();
        PlaywrightAssertions.assertThat(byHand.getByRole(AriaRole.ALERT)).isVisible();
        byHand.getByLabel("What was paid, in ZAR")
                .fill(BigDecimal.valueOf(amount, 2).toPlainString());
        recorded(byHand, "Record it");
        PlaywrightAssertions.assertThat(page.getByText("Paid by hand: FNB-20")).isVisible();
        Eventually.holds(
                () -> assertThat(thandi.query("{ mentorAccounts { id } }").get("mentorAccounts"))
                        .isEmpty());
        assertThat(codes(finance, "recordReturnPaid", paid, "position"))
                .as("the same again")
                .isEmpty();
        assertThat(codes(finance, "recordReturnPaid", with(paid, "reference", "FNB-21"), "position"))
                .containsExactly("NOT_SET_ASIDE");
        Eventually.holds(() -> {
            assertThat(owedTo(thandi)).isZero();
            assertThat(finance.query("{ bankTransfers(status: RETURNED) { paidReference } }")
                            .toString())
                    .contains("FNB-20");
            var month = YearMonth.from(anyone.now().atZone(ZoneOffset.UTC)).toString();
            assertThat(thandi.query("{ payoutStatement(month: \"" + month
                                    + "\") { lines { kind recovered { amountMinor } amount { amountMinor }"
                                    + " events { description } } } }")
                            .at("/payoutStatement/lines"))
                    .anySatisfy(line -> {
                        assertThat(line.get("kind").asString()).isEqualTo("PAID_OUT");
                        assertThat(line.at("/amount/amountMinor").asLong()).isEqualTo(-amount);
                        assertThat(line.at("/recovered/amountMinor").asLong()).isZero();
                        assertThat(line.toString()).contains("ReturnPaidByHand");
                    });
        });
    }

    /** What a button opens that names an amount in cents of the rand. */
    private static Locator opened(Page page, String button, long amount) {
        var shown = Screen.money(page, amount, "ZAR").replaceAll("\\s|\u00a0", "\\\\s");
        Screen.button(page, Pattern.compile(button.formatted(shown))).click();
        return page.getByRole(AriaRole.DIALOG);
    }

    private static void recorded(Locator dialog, String button) {
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
        PlaywrightAssertions.assertThat(dialog).isHidden();
    }

    private static long owedTo(GraphQlClient mentor) {
        return mentor.query("{ mentorAccounts { owed { amountMinor } } }")
                .at("/mentorAccounts/0/owed/amountMinor")
                .asLong();
    }

    /** Of bookings, and of transfers to mentors; PayFast's own history is of no help here, as it is empty. */
    private static List<JsonNode> payoutBreaks(GraphQlClient anyone) {
        var to = anyone.now();
        return anyone.as("finance")
                .mutate(
                        "runReconciliation",
                        "RunReconciliationInput",
                        Map.of("from", to.minus(Duration.ofDays(12)).toString(), "to", to.toString()),
                        "reconciliation { breaks { kind movement explanation } }")
                .at("/reconciliation/breaks")
                .valueStream()
                .filter(it -> it.get("movement").asString().equals("TRANSFER")
                        || it.get("kind").asString().startsWith("BOOKING_"))
                .toList();
    }

    private static JsonNode transfers(GraphQlClient finance, String status) {
        return finance.query("{ bankTransfers(status: " + status + ") { id mentorId amount { amountMinor } } }")
                .get("bankTransfers");
    }

    private static JsonNode file(GraphQlClient finance, String key) {
        return finance.mutate(
                        "createBankFile", "CreateBankFileInput", Map.of("currency", "ZAR", "idempotencyKey", key), FILE)
                .get("bankFile");
    }

    private static List<String> bankFile(GraphQlClient finance, String key) {
        return codes(finance, "createBankFile", Map.of("currency", "ZAR", "idempotencyKey", key), "position");
    }

    private static String payout(GraphQlClient admin, String booking) {
        return admin.query(
                        "query($id: ID!) { booking(id: $id) { payment { payout { status } } } }", Map.of("id", booking))
                .at("/booking/payment/payout/status")
                .asString();
    }

    private static List<String> codes(GraphQlClient staff, Map<String, ?> letter) {
        return codes(staff, "recordChargeback", letter);
    }

    private static List<String> codes(GraphQlClient staff, String operation, Map<String, ?> letter) {
        return codes(staff, operation, letter, "payment { id }");
    }

    private static List<String> codes(GraphQlClient staff, String operation, Map<String, ?> letter, String fields) {
        var input = operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1) + "Input";
        return staff.tryMutate(operation, input, letter, fields)
                .get("errors")
                .valueStream()
                .map(error -> error.get("code").asString())
                .toList();
    }

    private static Map<String, Object> with(Map<String, ?> letter, String field, Object value) {
        var other = new LinkedHashMap<String, Object>(letter);
        other.put(field, value);
        return other;
    }

    private static long balance(tools.jackson.databind.JsonNode ledger, String name) {
        return ledger.at("/ledger/accounts")
                .valueStream()
                .filter(account -> account.get("name").asString().equals(name))
                .mapToLong(account -> account.get("balanceMinor").asLong())
                .sum();
    }

    private static String requested(GraphQlClient anyone, GraphQlClient mentee, String mentor, int slot) {
        return mentee.requestBooking(booking(mentor, anyone.slot(mentor, Duration.ofDays(8), slot), "any"))
                .at("/booking/id")
                .asString();
    }

    private static int tell(GraphQlClient anyone, String message) {
        return anyone.rest("POST", WEBHOOKS, "application/x-www-form-urlencoded", message)
                .statusCode();
    }

    private static Map<String, String> form(GraphQlClient mentee, String id) {
        var form = new LinkedHashMap<String, String>();
        Eventually.holds(() -> assertThat(action(mentee, id).isObject()).isTrue());
        action(mentee, id)
                .get("fields")
                .forEach(field -> form.put(
                        field.get("name").asString(), field.get("value").asString()));
        return form;
    }

    private static JsonNode action(GraphQlClient viewer, String id) {
        return viewer.query("{ booking(id: \"" + id
                        + "\") { payment { payerAction { url fields { name value } clientSecret } } } }")
                .at("/booking/payment/payerAction");
    }
}
