package org.mentorlink.query.membership;

import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.EmailClaimEvent.EmailClaimed;
import org.mentorlink.membership.ListedMember;
import org.mentorlink.membership.ListedMemberView;
import org.mentorlink.membership.MembersImportEvent;
import org.mentorlink.membership.MembersImportEvent.ImportBegun;
import org.mentorlink.membership.MembersImportEvent.ImportEnded;
import org.mentorlink.membership.MembersImportEvent.RowsImported;
import org.mentorlink.membership.MembersImportView;
import org.mentorlink.membership.MembersListQuery.FindImport;
import org.mentorlink.query.membership.Accounts.Account;
import org.mentorlink.query.membership.Rejections.Rejection;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.shared.Actor;
import org.springframework.stereotype.Component;

/** In a processor of its own: an import must not hold up what everybody waits for. */
@Component
@ProcessingGroup("projection-members-list")
class MembersListProjection {

    private final MembersList list;
    private final MembersImports imports;
    private final Rejections rejections;
    private final Accounts accounts;
    private final BatchedWrites writes;
    private final QueryUpdateEmitter updates;

    MembersListProjection(
            MembersList list,
            MembersImports imports,
            Rejections rejections,
            Accounts accounts,
            BatchedWrites writes,
            QueryUpdateEmitter updates) {
        this.list = list;
        this.imports = imports;
        this.rejections = rejections;
        this.accounts = accounts;
        this.writes = writes;
        this.updates = updates;
    }

    @EventHandler
    void on(MembersImportEvent event, EventMessage<?> message) {
        var seen = Seen.of(message);
        var importId = event.importId().value();
        if (event instanceof RowsImported rows) {
            var entries = Stream.concat(rows.added().stream(), rows.changed().stream())
                    .toList();
            list.prefetch(entries.stream().map(ListedMember::emailFingerprint).toList());
            entries.forEach(member -> enter(member, seen));
            rows.rejected()
                    .forEach(row -> rejections.fold(
                            Rejections.id(rows.importId(), row), seen, none -> new Rejection(importId, row)));
        }
        imports.fold(importId, seen, view -> evolve(view, event, message, seen));
        if (!seen.replayed()) {
            writes.afterwards("import-changed/" + importId, () -> emit(importId));
        }
    }

    @EventHandler
    void on(EmailClaimed event, EventMessage<?> message) {
        var account =
                new Account(event.emailClaimId().fingerprint(), event.memberId().value());
        accounts.fold(account.emailFingerprint(), Seen.of(message), none -> account);
    }

    private void enter(ListedMember member, Seen seen) {
        list.fold(
                member.emailFingerprint(),
                seen,
                before -> new ListedMemberView(
                        member.emailFingerprint(),
                        member.memberId().value(),
                        member.email().value(),
                        member.firstName().value(),
                        member.lastName().value(),
                        member.timeZone(),
                        member.roles()));
    }

    private static @Nullable MembersImportView evolve(
            @Nullable MembersImportView view, MembersImportEvent event, EventMessage<?> message, Seen seen) {
        if (event instanceof ImportBegun begun) {
            var startedBy = Actor.of(message.getMetaData()).id();
            return new MembersImportView(
                    begun.importId().value(), seen.position(), startedBy, seen.at(), null, null, null, 0, 0, 0, 0, 0);
        }
        return view == null ? null : evolve(view, event, seen);
    }

    private static MembersImportView evolve(MembersImportView view, MembersImportEvent event, Seen seen) {
        return switch (event) {
            case ImportBegun begun -> view;
            case RowsImported rows ->
                new MembersImportView(
                        view.id(),
                        view.position(),
                        view.startedBy(),
                        view.startedAt(),
                        view.endedAt(),
                        view.outcome(),
                        view.cause(),
                        view.rowsRead() + rows.rows(),
                        view.added() + rows.added().size(),
                        view.changed() + rows.changed().size(),
                        view.unchanged() + rows.unchanged(),
                        view.rejected() + rows.rejected().size());
            case ImportEnded ended ->
                new MembersImportView(
                        view.id(),
                        view.position(),
                        view.startedBy(),
                        view.startedAt(),
                        seen.at(),
                        ended.outcome(),
                        ended.cause(),
                        view.rowsRead(),
                        view.added(),
                        view.changed(),
                        view.unchanged(),
                        view.rejected());
        };
    }

    private void emit(String importId) {
        imports.current(importId)
                .ifPresent(view ->
                        updates.emit(FindImport.class, query -> query.importId().equals(importId), view));
    }

    @ResetHandler
    void reset() {
        list.clear();
        imports.clear();
        rejections.clear();
        accounts.clear();
    }
}
