package org.mentorlink.command.membership;

import java.util.function.Consumer;
import org.axonframework.modelling.command.Repository;
import org.mentorlink.membership.AdminRosterId;
import org.mentorlink.membership.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps the roster as an aggregate, changed in the same unit of work as the member. */
@Component
final class RepositoryAdmins implements Admins {

    private final ObjectProvider<Repository<AdminRoster>> rosters;

    /** @param rosters asked when needed, as the repositories are built after the handlers they serve */
    RepositoryAdmins(ObjectProvider<Repository<AdminRoster>> rosters) {
        this.rosters = rosters;
    }

    @Override
    public void add(MemberId memberId) {
        onRoster(roster -> roster.add(memberId));
    }

    @Override
    public void remove(MemberId memberId) {
        onRoster(roster -> roster.remove(memberId));
    }

    @Override
    public boolean includes(MemberId memberId) {
        var found = new boolean[1];
        onRoster(roster -> found[0] = roster.includes(memberId));
        return found[0];
    }

    private void onRoster(Consumer<AdminRoster> action) {
        try {
            rosters.getObject()
                    .loadOrCreate(AdminRosterId.ONLY.value(), AdminRoster::new)
                    .execute(action);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception failed) {
            throw new IllegalStateException("the roster of admins could not be reached", failed);
        }
    }
}
