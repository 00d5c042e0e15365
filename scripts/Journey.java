import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The stories that scripts/journey plays. One file and no library, so that any Java from 17 on runs it as it is. */
public final class Journey {

    private static final Set<String> ENDED =
            Set.of("CANCELLED", "DECLINED", "EXPIRED", "PAYMENT_FAILED", "NO_SHOW", "CLOSED");
    private static final List<String> CURRENCIES = List.of("ZAR", "USD", "JPY");
    private static final String BOOKING = "booking { id status startsAt endsAt price { amountMinor currency formatted }"
            + " commission { amountMinor } closed payment { status captured { amountMinor } refunded { amountMinor }"
            + " payout { status amount { amountMinor } recovered { amountMinor } } } }";

    private final Api api;
    private final List<Story> stories = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    /** Moves the clock too: whoever is not signed in may ask only so often. */
    private String admin = "";

    private String mentee = "";
    private int menteeUses;

    private Journey(Api api) {
        this.api = api;
    }

    public static void main(String[] args) throws Exception {
        var url = "http://localhost:" + System.getenv().getOrDefault("SERVER_PORT", "8080");
        var settle = false;
        Path acknowledged = null;
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--url" -> url = args[++i];
                case "--acknowledged" -> acknowledged = Path.of(args[++i]);
                case "--settle" -> settle = true;
                default -> throw new IllegalArgumentException("unknown argument " + args[i]);
            }
        }
        var journey = new Journey(new Api(url, settle ? null : acknowledged));
        var faults = settle ? journey.settle(acknowledged) : journey.play();
        faults.forEach(fault -> System.out.println("FAULT " + fault));
        System.out.println(faults.isEmpty() ? "The journey passed." : "The journey FAILED: " + faults.size() + " faults.");
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    // --- the stories ---

    private List<String> play() {
        admin = api.signIn("admin@mentorlink.example", "mentorlink");
        var finance = api.signIn("finance@mentorlink.example", "mentorlink");
        var thandi = mentor("thandi@mentorlink.example");
        var grace = mentor("grace@mentorlink.example");
        var arjun = mentor("arjun@mentorlink.example");
        var before = new Books(api, finance);

        story("happy path, confirmed at once", thandi, "pm_card_visa", 3, s -> {
            s.expect("CONFIRMED", "CAPTURED");
            hold(s);
            s.expect("COMPLETED", "CAPTURED");
            advance(Duration.ofHours(25));
            s.expectPaidOut("CLOSED");
        });
        story("happy path, approved by the mentor", grace, "pm_card_visa", 3, s -> {
            s.expect("AWAITING_CONFIRMATION", "AUTHORIZED");
            s.act("confirmBooking", s.mentor.token);
            s.expect("CONFIRMED", "CAPTURED");
            hold(s);
            advance(Duration.ofHours(25));
            s.expectPaidOut("CLOSED");
        });
        story("happy path in a currency without cents", arjun, "pm_card_visa", 3, s -> {
            hold(s);
            advance(Duration.ofHours(25));
            s.expectPaidOut("CLOSED");
        });
        story("declined card", thandi, "pm_card_chargeDeclined", 3, s -> {
            s.expect("PAYMENT_FAILED", "FAILED");
            s.expectNothingKept("PAYMENT_FAILED");
        });
        story("unknown outcome, resolved by asking", thandi, "pm_card_timeout", 30, s -> {
            advance(Duration.ofMinutes(1));
            s.expect("CONFIRMED", "CAPTURED");
            s.act("cancelBooking", s.mentee);
            s.expectRefunded("CANCELLED");
        });
        story("refused by the mentor", grace, "pm_card_visa", 30, s -> {
            s.act("declineBooking", s.mentor.token);
            s.expectVoided("DECLINED");
        });
        story("not answered by the mentor", grace, "pm_card_visa", 100, s -> {
            advance(Duration.ofHours(73));
            s.expectVoided("EXPIRED");
        });
        story("cancelled 25 h before", thandi, "pm_card_visa", 30, s -> {
            advanceTo(s.startsAt.minus(Duration.ofHours(25)));
            s.act("cancelBooking", s.mentee);
            s.expectRefunded("CANCELLED");
        });
        story("cancelled exactly 24 h before", thandi, "pm_card_visa", 30, s -> {
            var limit = s.startsAt.minus(Duration.ofHours(24));
            check(s.quote(limit.minusMillis(1)) == s.price, s + ": more than 24 h before is refunded in full");
            check(s.quote(limit) == 0, s + ": exactly 24 h before is not refunded");
            advanceTo(limit);
            s.act("cancelBooking", s.mentee);
            advance(Duration.ofHours(25));
            s.expectPaidOut("CANCELLED");
        });
        story("cancelled 23 h before", arjun, "pm_card_visa", 30, s -> {
            advanceTo(s.startsAt.minus(Duration.ofHours(23)));
            s.act("cancelBooking", s.mentee);
            advance(Duration.ofHours(25));
            s.expectPaidOut("CANCELLED");
        });
        story("cancelled by the mentor", thandi, "pm_card_visa", 3, s -> {
            s.act("cancelBooking", s.mentor.token);
            s.expectRefunded("CANCELLED");
        });
        story("no-show of the mentee", thandi, "pm_card_visa", 3, s -> {
            advanceTo(s.startsAt.minus(Duration.ofMinutes(5)));
            s.act("checkIn", s.mentor.token);
            advanceTo(s.startsAt.plus(Duration.ofMinutes(11)));
            s.expect("NO_SHOW", "CAPTURED");
            advance(Duration.ofHours(25));
            s.expectPaidOut("NO_SHOW");
        });
        story("no-show of the mentor", arjun, "pm_card_visa", 3, s -> {
            advanceTo(s.startsAt.minus(Duration.ofMinutes(5)));
            s.act("checkIn", s.mentee);
            advanceTo(s.startsAt.plus(Duration.ofMinutes(11)));
            s.expectRefunded("NO_SHOW");
        });
        story("no-show of both", thandi, "pm_card_visa", 3, s -> {
            advanceTo(s.startsAt.plus(Duration.ofMinutes(11)));
            s.expectRefunded("NO_SHOW");
        });
        story("charge-back a day after the capture", thandi, "pm_card_createDispute", 3, s -> {
            hold(s);
            advanceTo(s.requestedAt.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(1)));
            s.expect("DISPUTED", "DISPUTED");
            check("FROZEN".equals(s.payoutStatus()), s + ": the payout is frozen, but it is " + s.payoutStatus());
            var dispute = api.one(admin, "query($id: ID!) { booking(id: $id) { dispute { id } } }", Map.of("id", s.id), "booking");
            var input = Map.of("disputeId", text(map(dispute, "dispute"), "id"), "decision", "REFUND", "reason", "accepted");
            api.mutate(admin, "resolveDispute", "ResolveDisputeInput", input, "dispute { id }");
            s.expectChargedBack();
        });
        story("refunded after the payout", thandi, "pm_card_visa", 3, s -> {
            hold(s);
            advance(Duration.ofHours(25));
            s.expectPaidOut("CLOSED");
            Map<String, Object> input = Map.of("bookingId", s.id, "refundMinor", s.price, "reason", "goodwill");
            api.mutate(admin, "refundBooking", "RefundBookingInput", input, "booking { id }");
            s.expectRefundedAfterPayout();
        });
        story("the next payout recovers it", thandi, "pm_card_visa", 3, s -> {
            hold(s);
            advance(Duration.ofHours(25));
            s.expectPaidOut("CLOSED");
            check(s.recovered() == s.price - s.commission, s + ": recovered " + s.recovered());
        });

        System.out.println();
        System.out.printf("%-42s %-16s %14s %12s %12s %12s%n", "story", "ends as", "price", "refunded", "mentor", "platform");
        stories.forEach(s -> System.out.printf(
                "%-42s %-16s %14s %12d %12d %12d%n", s.name, s.status(), s.priceText, s.refunded, s.mentorGets, s.platformKeeps));
        checkBooks(before, new Books(api, finance));
        return faults;
    }

    /** Who was given what, in all, against what the ledger and the gateway's own books moved. */
    private void checkBooks(Books before, Books after) {
        after.print();
        after.check(this::check);
        for (var currency : CURRENCIES) {
            var own = stories.stream().filter(s -> s.currency.equals(currency)).toList();
            var cash = own.stream().mapToLong(s -> s.cashKept).sum();
            var commission = own.stream().mapToLong(s -> s.platformKeeps).sum();
            check(
                    after.gateway.get(currency) - before.gateway.get(currency) == cash,
                    "the gateway should hold " + cash + " " + currency + " more, but holds "
                            + (after.gateway.get(currency) - before.gateway.get(currency)) + " more");
            check(
                    before.balance("income:commission", currency) - after.balance("income:commission", currency) == commission,
                    "the commission in " + currency + " should have grown by " + commission);
            for (var account : List.of("liabilities:booking:held", "liabilities:mentor:payable", "assets:mentor:receivable")) {
                check(
                        after.balance(account, currency) == before.balance(account, currency),
                        account + " in " + currency + " should end as it began");
            }
        }
    }

    // --- after a crash ---

    private List<String> settle(Path acknowledged) throws IOException {
        admin = api.signIn("admin@mentorlink.example", "mentorlink");
        for (var day = 0; day < 12; day++) {
            advance(Duration.ofDays(1));
        }
        var seen = new TreeMap<String, String>();
        String cursor = null;
        do {
            var page = api.page(admin, "bookings(role: ADMIN, first: 100, after: $after) { edges { node { id status closed } }"
                    + " pageInfo { hasNextPage endCursor } }", cursor, "bookings");
            for (var edge : list(page, "edges")) {
                var node = map(edge, "node");
                seen.put(text(node, "id"), text(node, "status"));
                if (!ENDED.contains(text(node, "status"))) {
                    // A charge-back waits for a person; here the person accepts it.
                    if ("DISPUTED".equals(text(node, "status"))) {
                        var disputed = api.one(admin, "query($id: ID!) { booking(id: $id) { dispute { id } } }",
                                Map.of("id", text(node, "id")), "booking");
                        api.mutate(admin, "resolveDispute", "ResolveDisputeInput",
                                Map.of("disputeId", text(map(disputed, "dispute"), "id"), "decision", "REFUND", "reason", "accepted"),
                                "dispute { id }");
                    } else {
                        faults.add(text(node, "id") + " has not ended but is " + text(node, "status"));
                    }
                }
            }
            var info = map(page, "pageInfo");
            cursor = Boolean.TRUE.equals(info.get("hasNextPage")) ? text(info, "endCursor") : null;
        } while (cursor != null);
        advance(Duration.ofDays(1));
        if (acknowledged != null && Files.exists(acknowledged)) {
            for (var line : Files.readAllLines(acknowledged)) {
                check(seen.containsKey(line.strip()), "acknowledged but lost: " + line);
            }
        }
        var parked = api.one(admin, "query { parkedSteps(resolved: false, first: 100) { edges { node { id cause } } } }", Map.of(), "parkedSteps");
        list(parked, "edges").forEach(edge -> faults.add("parked: " + map(edge, "node").get("cause")));
        var finance = api.signIn("finance@mentorlink.example", "mentorlink");
        var books = new Books(api, finance);
        books.print();
        books.check(this::check);
        for (var currency : CURRENCIES) {
            check(books.balance("liabilities:booking:held", currency) == 0, "money is still held in " + currency);
            check(books.balance("liabilities:mentor:payable", currency) == 0, "money is still payable in " + currency);
            check(books.balance("assets:gateway:authorized", currency) == 0, "an authorisation still stands in " + currency);
        }
        var duplicates = duplicateMovements(finance);
        duplicates.forEach(faults::add);
        System.out.println(seen.size() + " bookings, all ended: " + new TreeSet<>(seen.values()));
        return faults;
    }

    /** No booking may have two entries of one kind that must happen once. */
    private List<String> duplicateMovements(String finance) {
        var counts = new TreeMap<String, Integer>();
        String cursor = null;
        do {
            var page = api.page(finance, "ledgerEntries(first: 100, after: $after) { edges { node { bookingId description } }"
                    + " pageInfo { hasNextPage endCursor } }", cursor, "ledgerEntries");
            for (var edge : list(page, "edges")) {
                var node = map(edge, "node");
                counts.merge(node.get("bookingId") + " " + node.get("description"), 1, Integer::sum);
            }
            var info = map(page, "pageInfo");
            cursor = Boolean.TRUE.equals(info.get("hasNextPage")) ? text(info, "endCursor") : null;
        } while (cursor != null);
        var twice = new ArrayList<String>();
        counts.forEach((movement, times) -> {
            if (times > 1) {
                twice.add("booked " + times + " times: " + movement);
            }
        });
        return twice;
    }

    // --- steps that stories share ---

    private void story(String name, Mentor mentor, String paymentMethod, int hoursAhead, java.util.function.Consumer<Story> steps) {
        var story = new Story(name, mentor, mentee(), paymentMethod, hoursAhead);
        stories.add(story);
        System.out.println(name + " ...");
        steps.accept(story);
    }

    /** Both come, and the hour passes. */
    private void hold(Story story) {
        advanceTo(story.startsAt.minus(Duration.ofMinutes(5)));
        story.act("checkIn", story.mentor.token);
        story.act("checkIn", story.mentee);
        advanceTo(story.endsAt.plus(Duration.ofMinutes(1)));
    }

    /** A new mentee after every third booking, because three an hour is the limit. */
    private String mentee() {
        if (menteeUses % 3 == 0) {
            var email = "journey-" + UUID.randomUUID() + "@mentorlink.example";
            var input = new LinkedHashMap<String, Object>();
            input.put("email", email);
            input.put("password", "journey-" + UUID.randomUUID());
            input.put("firstName", "Journey");
            input.put("lastName", "Mentee");
            input.put("timeZone", "Europe/London");
            input.put("role", "MENTEE");
            api.mutate(null, "register", "RegisterInput", input, "member { id }");
            mentee = api.signIn(email, (String) input.get("password"));
        }
        menteeUses++;
        return mentee;
    }

    private Mentor mentor(String email) {
        var token = api.signIn(email, "mentorlink");
        var me = text(api.one(token, "query { me { id } }", Map.of(), "me"), "id");
        for (var edge : list(api.one(token, "query { mentors(first: 100) { edges { node { id member { id } } } } }", Map.of(), "mentors"), "edges")) {
            var node = map(edge, "node");
            if (me.equals(text(map(node, "member"), "id"))) {
                return new Mentor(text(node, "id"), token);
            }
        }
        throw new IllegalStateException(email + " is not listed as a mentor");
    }

    private Instant now() {
        return Instant.parse(text(api.one(admin, "query { sandbox { now } }", Map.of(), "sandbox"), "now"));
    }

    private void advance(Duration by) {
        api.mutate(admin, "advanceClock", "AdvanceClockInput", Map.of("by", by.toString()), "now");
    }

    private void advanceTo(Instant then) {
        var by = Duration.between(now(), then);
        if (by.compareTo(Duration.ZERO) > 0) {
            advance(by);
        }
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }

    private record Mentor(String id, String token) {}

    private interface Checker {
        void check(boolean holds, String otherwise);
    }

    /** One booking and what must become of its money. */
    private final class Story {
        final String name;
        final Mentor mentor;
        final String mentee;
        final String id;
        final Instant requestedAt;
        final Instant startsAt;
        final Instant endsAt;
        final long price;
        final long commission;
        final String currency;
        final String priceText;
        long refunded;
        long mentorGets;
        long platformKeeps;
        long cashKept;

        Story(String name, Mentor mentor, String mentee, String paymentMethod, int hoursAhead) {
            this.name = name;
            this.mentor = mentor;
            this.mentee = mentee;
            requestedAt = now();
            var from = requestedAt.plus(Duration.ofHours(hoursAhead));
            var slots = list(
                    api.one(
                            mentee,
                            "query($id: ID!, $from: DateTime!, $to: DateTime!) { mentor(id: $id) { openSlots(from: $from, to: $to) { startsAt } } }",
                            Map.of("id", mentor.id, "from", from.toString(), "to", from.plus(Duration.ofDays(7)).toString()),
                            "mentor"),
                    "openSlots");
            var input = new LinkedHashMap<String, Object>();
            input.put("mentorId", mentor.id);
            input.put("startsAt", text(slots.get(0), "startsAt"));
            input.put("topic", "Journey: " + name);
            input.put("paymentMethod", paymentMethod);
            input.put("idempotencyKey", UUID.randomUUID().toString());
            var payload = api.tryMutate(mentee, "requestBooking", "RequestBookingInput", input, BOOKING);
            var booking = map(payload, "booking");
            if (booking == null) {
                throw new IllegalStateException(name + ": no booking, but " + payload.get("errors"));
            }
            id = text(booking, "id");
            api.acknowledge(id);
            startsAt = Instant.parse(text(booking, "startsAt"));
            endsAt = Instant.parse(text(booking, "endsAt"));
            price = number(map(booking, "price"), "amountMinor");
            currency = text(map(booking, "price"), "currency");
            priceText = text(map(booking, "price"), "formatted");
            commission = number(map(booking, "commission"), "amountMinor");
        }

        void act(String mutation, String token) {
            api.mutate(token, mutation, "BookingActionInput", Map.of("bookingId", id), "booking { id status }");
        }

        Map<String, Object> read() {
            return api.one(mentee, "query($id: ID!) { " + BOOKING.replaceFirst("booking", "booking(id: \\$id)") + " }", Map.of("id", id), "booking");
        }

        String status() {
            return text(read(), "status");
        }

        String payoutStatus() {
            var payout = map(map(payoutRead(), "payment"), "payout");
            return payout == null ? "none" : text(payout, "status");
        }

        long recovered() {
            return number(map(map(map(payoutRead(), "payment"), "payout"), "recovered"), "amountMinor");
        }

        /** The payout is the mentor's to read. */
        private Map<String, Object> payoutRead() {
            return api.one(mentor.token, "query($id: ID!) { " + BOOKING.replaceFirst("booking", "booking(id: \\$id)") + " }", Map.of("id", id), "booking");
        }

        long quote(Instant at) {
            var quoted = api.one(mentee, "query($id: ID!, $at: DateTime) { booking(id: $id) { refundQuote(at: $at) { amountMinor } } }",
                    Map.of("id", id, "at", at.toString()), "booking");
            return number(map(quoted, "refundQuote"), "amountMinor");
        }

        void expect(String status, String paymentStatus) {
            eventually(() -> status.equals(status()) && paymentStatus.equals(paymentStatus()),
                    () -> this + ": expected " + status + "/" + paymentStatus + ", but is " + status() + "/" + paymentStatus());
        }

        private String paymentStatus() {
            var payment = map(read(), "payment");
            return payment == null ? "none" : text(payment, "status");
        }

        private void expectClosed(String status, long wantRefunded, String payout) {
            eventually(() -> Boolean.TRUE.equals(read().get("closed")), () -> this + ": is not closed but " + read());
            var booking = read();
            check(status.equals(text(booking, "status")), this + ": expected " + status + ", but is " + text(booking, "status"));
            var back = number(map(map(booking, "payment"), "refunded"), "amountMinor");
            check(back == wantRefunded, this + ": refunded " + back + " instead of " + wantRefunded);
            check(payout.equals(payoutStatus()), this + ": its payout is " + payoutStatus() + " instead of " + payout);
        }

        void expectPaidOut(String status) {
            expectClosed(status, 0, "PAID");
            var paid = number(map(map(map(payoutRead(), "payment"), "payout"), "amount"), "amountMinor");
            check(paid == price - commission, this + ": the mentor got " + paid + " instead of " + (price - commission));
            check(commission == Math.round(price * 0.25), this + ": the commission is " + commission + " of " + price);
            mentorGets = price - commission;
            platformKeeps = commission;
            cashKept = price - (mentorGets - recovered());
        }

        void expectRefunded(String status) {
            expectClosed(status, price, "none");
            refunded = price;
        }

        void expectVoided(String status) {
            expect(status, "VOIDED");
            expectNothingKept(status);
        }

        void expectNothingKept(String status) {
            expectClosed(status, 0, "none");
            var captured = number(map(map(read(), "payment"), "captured"), "amountMinor");
            check(captured == 0, this + ": captured " + captured);
        }

        void expectChargedBack() {
            expectClosed("CLOSED", 0, "CANCELLED");
            refunded = price;
        }

        void expectRefundedAfterPayout() {
            eventually(() -> "REFUNDED".equals(paymentStatus()), () -> this + ": is not refunded but " + paymentStatus());
            expectClosed("CLOSED", price, "PAID");
            refunded = price;
            mentorGets = 0;
            platformKeeps = 0;
            cashKept = -(price - commission);
        }

        private void eventually(BooleanSupplier holds, java.util.function.Supplier<String> otherwise) {
            var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!holds.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    faults.add(otherwise.get());
                    return;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The ledger and the gateway's own books at one moment. */
    private static final class Books {
        final boolean balanced;
        final String position;
        final Map<String, Long> balances = new TreeMap<>();
        final Map<String, Long> gateway = new TreeMap<>();

        Books(Api api, String finance) {
            var ledger = api.one(finance, "query { ledger { position balanced accounts { name currency balanceMinor } } }", Map.of(), "ledger");
            balanced = Boolean.TRUE.equals(ledger.get("balanced"));
            position = text(ledger, "position");
            list(ledger, "accounts").forEach(a -> balances.put(text(a, "name") + " " + text(a, "currency"), number(a, "balanceMinor")));
            for (var currency : CURRENCIES) {
                var held = api.one(finance, "query($c: String!) { sandbox { gatewayBalance(currency: $c) { amountMinor } } }", Map.of("c", currency), "sandbox");
                gateway.put(currency, number(map(held, "gatewayBalance"), "amountMinor"));
            }
        }

        long balance(String account, String currency) {
            return balances.getOrDefault(account + " " + currency, 0L);
        }

        void check(Checker checker) {
            checker.check(balanced, "the ledger is not balanced at " + position);
            for (var currency : CURRENCIES) {
                checker.check(
                        balance("assets:gateway:cash", currency) == gateway.get(currency),
                        "the ledger says the gateway holds " + balance("assets:gateway:cash", currency) + " " + currency
                                + ", the gateway says " + gateway.get(currency));
            }
        }

        void print() {
            System.out.println();
            System.out.println("Ledger at position " + position + (balanced ? ", balanced" : ", NOT BALANCED") + " (minor units, debits positive)");
            balances.forEach((account, balance) -> System.out.printf("  %-44s %14d%n", account, balance));
            gateway.forEach((currency, held) -> System.out.printf("  %-44s %14d%n", "gateway's own books " + currency, held));
        }
    }

    /** GraphQL over HTTP. */
    private static final class Api {
        private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        private final URI endpoint;
        private final Path acknowledged;

        Api(String url, Path acknowledged) {
            endpoint = URI.create(url.replaceAll("/$", "") + "/graphql");
            this.acknowledged = acknowledged;
        }

        String signIn(String email, String password) {
            return text(mutate(null, "signIn", "SignInInput", Map.of("email", email, "password", password), "accessToken"), "accessToken");
        }

        void acknowledge(String bookingId) {
            if (acknowledged != null) {
                try {
                    Files.writeString(acknowledged, bookingId + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        Map<String, Object> mutate(String token, String name, String inputType, Map<String, ?> input, String fields) {
            var payload = tryMutate(token, name, inputType, input, fields);
            if (!list(payload, "errors").isEmpty()) {
                throw new IllegalStateException(name + " was refused: " + payload.get("errors"));
            }
            return payload;
        }

        Map<String, Object> tryMutate(String token, String name, String inputType, Map<String, ?> input, String fields) {
            var document = "mutation($input: " + inputType + "!) { " + name + "(input: $input) { " + fields + " errors { code message path } position } }";
            return one(token, document, Map.of("input", input), name);
        }

        Map<String, Object> page(String token, String field, String after, String name) {
            var variables = new LinkedHashMap<String, Object>();
            variables.put("after", after);
            return one(token, "query($after: String) { " + field + " }", variables, name);
        }

        Map<String, Object> one(String token, String document, Map<String, ?> variables, String name) {
            var body = Json.write(Map.of("query", document, "variables", variables));
            var request = HttpRequest.newBuilder(endpoint)
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/graphql-response+json, application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            try {
                var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                var answer = Json.read(response.body());
                if (answer.get("errors") != null || answer.get("data") == null) {
                    throw new IllegalStateException(name + " answered " + response.statusCode() + ": " + response.body());
                }
                return map(map(answer, "data"), name);
            } catch (IOException e) {
                throw new UncheckedIOException("no answer from " + endpoint, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String key) {
        return (Map<String, Object>) of.get(key);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) of.get(key);
    }

    private static String text(Map<String, Object> of, String key) {
        return (String) of.get(key);
    }

    private static long number(Map<String, Object> of, String key) {
        return (Long) of.get(key);
    }

    /** As much JSON as this needs. */
    private static final class Json {
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> read(String text) {
            return (Map<String, Object>) new Json(text).value();
        }

        static String write(Object value) {
            if (value == null || value instanceof Number || value instanceof Boolean) {
                return String.valueOf(value);
            }
            if (value instanceof Map<?, ?> map) {
                var fields = new ArrayList<String>();
                map.forEach((key, field) -> fields.add(write(key) + ":" + write(field)));
                return "{" + String.join(",", fields) + "}";
            }
            var escaped = new StringBuilder("\"");
            for (var c : value.toString().toCharArray()) {
                escaped.append(c == '"' || c == '\\' ? "\\" + c : c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
            return escaped.append('"').toString();
        }

        private Object value() {
            switch (peek()) {
                case '{': {
                    var map = new LinkedHashMap<String, Object>();
                    at++;
                    while (peek() != '}') {
                        var key = string();
                        expect(':');
                        map.put(key, value());
                        if (peek() == ',') {
                            at++;
                        }
                    }
                    at++;
                    return map;
                }
                case '[': {
                    var list = new ArrayList<>();
                    at++;
                    while (peek() != ']') {
                        list.add(value());
                        if (peek() == ',') {
                            at++;
                        }
                    }
                    at++;
                    return list;
                }
                case '"':
                    return string();
                default: {
                    var start = at;
                    while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 && text.charAt(at) > ' ') {
                        at++;
                    }
                    var word = text.substring(start, at);
                    switch (word) {
                        case "true":
                            return true;
                        case "false":
                            return false;
                        case "null":
                            return null;
                        default:
                            return word.matches("-?\\d+") ? (Object) Long.valueOf(word) : (Object) Double.valueOf(word);
                    }
                }
            }
        }

        private String string() {
            expect('"');
            var string = new StringBuilder();
            while (text.charAt(at) != '"') {
                var c = text.charAt(at++);
                if (c == '\\') {
                    c = text.charAt(at++);
                    switch (c) {
                        case 'n' -> c = '\n';
                        case 't' -> c = '\t';
                        case 'r' -> c = '\r';
                        case 'b' -> c = '\b';
                        case 'f' -> c = '\f';
                        case 'u' -> {
                            c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                            at += 4;
                        }
                        default -> {}
                    }
                }
                string.append(c);
            }
            at++;
            return string.toString();
        }

        private char peek() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }

        private void expect(char c) {
            if (peek() != c) {
                throw new IllegalStateException("not JSON at " + at + ": " + text);
            }
            at++;
        }
    }
}
