package org.mentorlink.query.membership;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.KnownAddress;
import org.mentorlink.membership.KnownAddresses;
import org.mentorlink.membership.ListedMemberPage;
import org.mentorlink.membership.ListedMemberView;
import org.mentorlink.membership.MembersImportPage;
import org.mentorlink.membership.MembersImportView;
import org.mentorlink.membership.MembersImportViews;
import org.mentorlink.membership.MembersListQuery.FindAddresses;
import org.mentorlink.membership.MembersListQuery.FindImport;
import org.mentorlink.membership.MembersListQuery.FindListedMember;
import org.mentorlink.membership.MembersListQuery.FindRunningImports;
import org.mentorlink.membership.MembersListQuery.ListImports;
import org.mentorlink.membership.MembersListQuery.ListMembersList;
import org.mentorlink.membership.MembersListQuery.ListRejections;
import org.mentorlink.membership.RejectedRows;
import org.mentorlink.query.membership.Accounts.Account;
import org.mentorlink.query.membership.Rejections.Rejection;
import org.mentorlink.query.shared.Pages;
import org.springframework.stereotype.Component;

@Component
class MembersListQueries {

    private static final int MOST = 5_000;

    private final MembersList list;
    private final MembersImports imports;
    private final Rejections rejections;
    private final Accounts accounts;

    MembersListQueries(MembersList list, MembersImports imports, Rejections rejections, Accounts accounts) {
        this.list = list;
        this.imports = imports;
        this.rejections = rejections;
        this.accounts = accounts;
    }

    @QueryHandler
    @Nullable MembersImportView handle(FindImport query) {
        return imports.find(query.importId()).orElse(null);
    }

    @QueryHandler
    MembersImportPage handle(ListImports query) {
        var rows = imports.list(
                lt(MembersImports.BEGUN, Pages.after(query.page(), Long.MAX_VALUE)),
                Sorts.descending(MembersImports.BEGUN),
                Pages.rows(query.page()));
        return new MembersImportPage(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    MembersImportViews handle(FindRunningImports query) {
        return new MembersImportViews(imports.list(eq(MembersImports.RUNNING, true)));
    }

    @QueryHandler
    RejectedRows handle(ListRejections query) {
        var rows = rejections
                .list(
                        and(eq(Rejections.IMPORT, query.importId()), gt(Rejections.LINE, Pages.after(query.page(), 0))),
                        Sorts.ascending(Rejections.LINE),
                        Pages.rows(query.page()))
                .stream()
                .map(Rejection::row)
                .toList();
        return new RejectedRows(Pages.cut(rows, query.page()), Pages.hasNext(rows, query.page()));
    }

    @QueryHandler
    KnownAddresses handle(FindAddresses query) {
        var owners = byFingerprint(accounts.findAll(query.emailFingerprints()), Account::emailFingerprint);
        var listed = byFingerprint(list.findAll(query.emailFingerprints()), ListedMemberView::emailFingerprint);
        var known = new LinkedHashSet<>(owners.keySet());
        known.addAll(listed.keySet());
        return new KnownAddresses(known.stream()
                .map(fingerprint -> {
                    var owner = owners.get(fingerprint);
                    return new KnownAddress(
                            fingerprint, owner == null ? null : owner.memberId(), listed.get(fingerprint));
                })
                .toList());
    }

    @QueryHandler
    @Nullable ListedMemberView handle(FindListedMember query) {
        return list.find(query.emailFingerprint()).orElse(null);
    }

    @QueryHandler
    ListedMemberPage handle(ListMembersList query) {
        var most = Math.clamp(query.most(), 1, MOST);
        var rows = list.list(
                gt(MembersList.EMAIL, Objects.requireNonNullElse(query.after(), "")),
                Sorts.ascending(MembersList.EMAIL),
                most);
        var last = rows.isEmpty() ? null : rows.getLast().email();
        return new ListedMemberPage(rows, rows.size() == most, last == null ? null : Members.normalised(last));
    }

    private static <T> Map<String, T> byFingerprint(Collection<T> views, Function<T, String> fingerprint) {
        return views.stream().collect(Collectors.toMap(fingerprint, Function.identity()));
    }
}
