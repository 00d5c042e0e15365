package org.mentorlink.command.membership;

import java.util.Set;
import java.util.TreeSet;
import org.mentorlink.membership.MemberId;
import org.mentorlink.shared.Refused;

/** Admins as a set, refusing as the roster does. */
final class Roster implements Admins {

    private final Set<String> admins = new TreeSet<>();

    Roster(MemberId... admins) {
        for (var admin : admins) {
            add(admin);
        }
    }

    @Override
    public void add(MemberId memberId) {
        admins.add(memberId.value());
    }

    @Override
    public void remove(MemberId memberId) {
        if (admins.equals(Set.of(memberId.value()))) {
            throw Refused.because("LAST_ADMIN", "This is the last one.");
        }
        admins.remove(memberId.value());
    }

    @Override
    public boolean includes(MemberId memberId) {
        return admins.contains(memberId.value());
    }
}
