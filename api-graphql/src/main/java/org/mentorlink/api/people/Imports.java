package org.mentorlink.api.people;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.EphemeralStore.Change;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.membership.Registration;
import org.mentorlink.api.people.ListRow.Person;
import org.mentorlink.membership.KnownAddress;
import org.mentorlink.membership.KnownAddresses;
import org.mentorlink.membership.ListedMember;
import org.mentorlink.membership.ListedMemberView;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MembersImportCommand.BeginImport;
import org.mentorlink.membership.MembersImportCommand.EndImport;
import org.mentorlink.membership.MembersImportCommand.RecordRows;
import org.mentorlink.membership.MembersImportId;
import org.mentorlink.membership.MembersImportOutcome;
import org.mentorlink.membership.MembersImportView;
import org.mentorlink.membership.MembersImportViews;
import org.mentorlink.membership.MembersListQuery.FindAddresses;
import org.mentorlink.membership.MembersListQuery.FindImport;
import org.mentorlink.membership.MembersListQuery.FindRunningImports;
import org.mentorlink.membership.RejectedRow;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Ids;
import org.mentorlink.shared.Personal;
import org.mentorlink.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs imports of the members list behind the request, one at a time. Rows are compared with the list as it is, so that
 * the same file taken twice changes nothing; a batch of them is one command.
 */
@Component
class Imports implements DisposableBean {

    static final int BATCH = 500;

    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private static final String RUNNING = "members-import";
    private static final String ROWS = "members-import-rows/";
    private static final Duration ROWS_REMEMBERED = Duration.ofDays(1);
    /** Says the import itself to what would be taken after an admin has ended it. */
    private static final String ENDED = "IMPORT_ENDED";

    private static final String UNKNOWN = "INTERNAL";
    /** Of a process that has died, others take over after so long. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CommandGateway commands;
    private final Mutations mutations;
    private final Questions questions;
    private final Registration registration;
    private final EphemeralStore store;
    private final Clock wallClock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("members-import").daemon().factory());
    private volatile Future<?> looking = CompletableFuture.completedFuture(null);
    private final AtomicBoolean stopping = new AtomicBoolean();

    Imports(
            CommandGateway commands,
            Mutations mutations,
            Questions questions,
            Registration registration,
            EphemeralStore store,
            @Qualifier("wallClock") Clock wallClock) {
        this.commands = commands;
        this.mutations = mutations;
        this.questions = questions;
        this.registration = registration;
        this.store = store;
        this.wallClock = wallClock;
    }

    /**
     * Begins an import, and goes on with it when this has returned.
     *
     * @param file is closed when the import ends, and by the caller where this throws
     * @throws Refused as IMPORT_RUNNING while another one runs
     */
    MembersImportId begin(ListFile file, Viewer viewer) {
        var claim = UUID.randomUUID().toString();
        if (!claim(claim) && !(hasLookedAtStart() && claim(claim))) {
            throw Refused.because("IMPORT_RUNNING", "Another import is running; wait for its end.");
        }
        try {
            var origin = viewer.actingAs(Role.ADMIN)
                    .asMetaData()
                    .and(Actor.REQUEST_KEY, UUID.randomUUID().toString());
            endForgotten();
            var importId = MembersImportId.random();
            remember(importId, file.rows());
            send(new BeginImport(importId), origin);
            mutations.awaitHead();
            worker.execute(() -> run(new Run(importId, origin), file, claim));
            return importId;
        } catch (RuntimeException failed) {
            release(claim);
            throw failed;
        }
    }

    /**
     * Ends an import where it is: what of it was taken stays, row by row, as with all that end early.
     *
     * @throws Refused as NOT_FOUND, or IMPORT_ENDED
     */
    EndImport cancelling(String importId) {
        var view = Ids.is(MembersImportId.PREFIX, importId)
                ? questions.find(new FindImport(importId), MembersImportView.class)
                : null;
        if (view == null) {
            throw Mutations.notFound("import", "importId");
        }
        if (view.outcome() != null && view.outcome() != MembersImportOutcome.CANCELLED) {
            throw Refused.because("IMPORT_ENDED", "This import has ended.");
        }
        return new EndImport(new MembersImportId(importId), MembersImportOutcome.CANCELLED, null);
    }

    /** How many rows its file has, while that is known. */
    @Nullable Integer rows(String importId) {
        var rows = store.read(ROWS + importId);
        return rows == null ? null : Integer.valueOf(rows);
    }

    private void remember(MembersImportId importId, @Nullable Integer rows) {
        if (rows != null) {
            var until = wallClock.instant().plus(ROWS_REMEMBERED);
            store.update(ROWS + importId.value(), none -> Change.put(rows.toString(), until, true));
        }
    }

    /** What a process that was stopped has left behind; where another one runs an import, that one looks after it. */
    @EventListener(ApplicationReadyEvent.class)
    void endForgottenAtStart() {
        looking = worker.submit(() -> {
            var claim = UUID.randomUUID().toString();
            if (claim(claim)) {
                try {
                    endForgotten();
                } catch (RuntimeException notYet) {
                    log.warn("imports that were interrupted are shown as such when the next one begins", notYet);
                } finally {
                    release(claim);
                }
            }
        });
    }

    /** For that moment this process itself has the claim, and runs no import. */
    private boolean hasLookedAtStart() {
        try {
            looking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException notYet) {
            log.warn("imports that were interrupted are not looked for yet", notYet);
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whoever has the claim runs the only import: others that seem to run have lost their process. */
    private void endForgotten() {
        mutations.awaitHead();
        questions
                .ask(new FindRunningImports(), MembersImportViews.class)
                .imports()
                .forEach(view -> send(
                        new EndImport(
                                new MembersImportId(view.id()), MembersImportOutcome.INTERRUPTED, "PROCESS_STOPPED"),
                        Actor.PLATFORM.asMetaData()));
    }

    private void run(Run run, ListFile file, String claim) {
        try (file) {
            while (file.hasNext()) {
                if (stopping.get()) {
                    run.end(MembersImportOutcome.INTERRUPTED, "PROCESS_STOPPED");
                    return;
                }
                if (!claim(claim)) {
                    // This process stood still for so long that another one has ended the import, as if this were dead.
                    log.warn("the import {} was taken for dead by another process", run.importId);
                    return;
                }
                run.take(file);
            }
            run.end(MembersImportOutcome.COMPLETED, null);
        } catch (CommandExecutionException refused) {
            var code = refused.<Refused.Refusal>getDetails()
                    .map(Refused.Refusal::code)
                    .orElse(UNKNOWN);
            if (code.equals(UNKNOWN)) {
                log.error("the import {} failed", run.importId, refused);
            }
            if (!code.equals(ENDED)) {
                run.end(MembersImportOutcome.FAILED, code);
            }
        } catch (IOException | RuntimeException failed) {
            log.error("the import {} failed", run.importId, failed);
            run.end(MembersImportOutcome.FAILED, UNKNOWN);
        } finally {
            release(claim);
        }
    }

    /** One import on its way through its file. */
    private final class Run {

        private final MembersImportId importId;
        private final MetaData origin;
        private final Map<String, Integer> lines = new HashMap<>();
        private int batch;

        private Run(MembersImportId importId, MetaData origin) {
            this.importId = importId;
            this.origin = origin;
        }

        private void take(ListFile file) {
            var people = new HashMap<String, Person>();
            var rejected = new ArrayList<RejectedRow>();
            var rows = 0;
            for (; rows < BATCH && file.hasNext(); rows++) {
                switch (file.next()) {
                    case ListRow.Rejected no -> rejected.add(no.row());
                    case Person person -> {
                        var fingerprint = registration.fingerprint(person.email());
                        var earlier = lines.putIfAbsent(fingerprint, person.line());
                        if (earlier == null) {
                            people.put(fingerprint, person);
                        } else {
                            rejected.add(Rejection.sameAs(person.line(), earlier));
                        }
                    }
                }
            }
            record(people, rejected, rows);
        }

        private void record(Map<String, Person> people, List<RejectedRow> rejected, int rows) {
            var known =
                    questions
                            .ask(new FindAddresses(List.copyOf(people.keySet())), KnownAddresses.class)
                            .addresses()
                            .stream()
                            .collect(Collectors.toMap(KnownAddress::emailFingerprint, Function.identity()));
            var added = new ArrayList<ListedMember>();
            var changed = new ArrayList<ListedMember>();
            people.forEach((fingerprint, person) -> {
                var address = known.get(fingerprint);
                var listed = address == null ? null : address.listed();
                if (listed == null) {
                    added.add(entry(fingerprint, person, owner(fingerprint, address)));
                } else if (!isSame(person, listed)) {
                    changed.add(entry(fingerprint, person, new MemberId(listed.memberId())));
                }
            });
            var unchanged = people.size() - added.size() - changed.size();
            batch++;
            send(new RecordRows(importId, batch, rows, added, changed, unchanged, rejected), origin);
        }

        private void end(MembersImportOutcome outcome, @Nullable String cause) {
            send(new EndImport(importId, outcome, cause), origin);
        }
    }

    private static MemberId owner(String fingerprint, @Nullable KnownAddress address) {
        var account = address == null ? null : address.accountId();
        return account == null ? Registration.memberIdOf(fingerprint) : new MemberId(account);
    }

    private static boolean isSame(Person person, ListedMemberView listed) {
        return person.email().equals(listed.email())
                && person.firstName().equals(listed.firstName())
                && person.lastName().equals(listed.lastName())
                && person.timeZone().equals(listed.timeZone())
                && Objects.equals(new HashSet<>(person.roles()), new HashSet<>(listed.roles()));
    }

    private static ListedMember entry(String fingerprint, Person person, MemberId memberId) {
        return new ListedMember(
                fingerprint,
                memberId,
                Personal.of(memberId, person.email()),
                Personal.of(memberId, person.firstName()),
                Personal.of(memberId, person.lastName()),
                person.timeZone(),
                person.roles());
    }

    private void send(Object command, MetaData origin) {
        commands.sendAndWait(
                GenericCommandMessage.asCommandMessage(command).withMetaData(origin), 60, TimeUnit.SECONDS);
    }

    /** Takes or prolongs the claim. It is kept with its own end, which the tries of others leave as it is. */
    private boolean claim(String claim) {
        var until = wallClock.instant().plus(CLAIM);
        return store.update(
                RUNNING,
                held -> held == null || held.startsWith(claim)
                        ? Change.put(claim + ' ' + until, until, true)
                        : Change.put(held, Instant.parse(held.substring(held.indexOf(' ') + 1)), false));
    }

    private void release(String claim) {
        store.update(
                RUNNING,
                held -> held == null || held.startsWith(claim)
                        ? Change.remove(true)
                        : Change.put(held, Instant.parse(held.substring(held.indexOf(' ') + 1)), false));
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping.set(true);
        worker.shutdown();
        if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }
}
