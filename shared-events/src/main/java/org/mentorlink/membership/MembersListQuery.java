package org.mentorlink.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.Page;

/** What can be asked about the members list and its imports. */
public sealed interface MembersListQuery {

    /** Answers {@link MembersImportView}, or nothing; updates follow as long as it runs. */
    record FindImport(String importId) implements MembersListQuery {}

    /** Answers {@link MembersImportPage}, the newest first; a page's key is the position it began at. */
    record ListImports(Page page) implements MembersListQuery {}

    /** Answers {@link MembersImportViews}: those that have not ended. */
    record FindRunningImports() implements MembersListQuery {}

    /** Answers {@link RejectedRows} in the order of the file; a page's key is a line. */
    record ListRejections(String importId, Page page) implements MembersListQuery {}

    /** Answers {@link KnownAddresses}: what is known of these, unknown ones left out. */
    record FindAddresses(List<String> emailFingerprints) implements MembersListQuery {}

    /** Answers {@link ListedMemberView}, or nothing. */
    record FindListedMember(String emailFingerprint) implements MembersListQuery {}

    /**
     * Answers {@link ListedMemberPage} by address. Erased entries are left out.
     *
     * @param after the address that was read last; absent to begin
     * @param most how many, up to 5,000
     */
    record ListMembersList(@Nullable String after, int most) implements MembersListQuery {}
}
