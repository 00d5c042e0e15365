package org.mentorlink.command.program;

import static org.mentorlink.command.shared.Input.require;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberId;
import org.mentorlink.program.Blackout;
import org.mentorlink.program.ProgramEvent;
import org.mentorlink.program.ProgramEvent.BlackoutAdded;
import org.mentorlink.program.ProgramEvent.BlackoutRemoved;
import org.mentorlink.program.ProgramEvent.ProgramAdminAppointed;
import org.mentorlink.program.ProgramEvent.ProgramAdminDismissed;
import org.mentorlink.program.ProgramEvent.ProgramChanged;
import org.mentorlink.program.ProgramEvent.ProgramClosed;
import org.mentorlink.program.ProgramEvent.ProgramCreated;
import org.mentorlink.program.ProgramProfile;

/** A program as decisions see it. */
public record ProgramState(ProgramProfile profile, boolean closed, Set<MemberId> admins, List<Blackout> blackouts) {

    /** @param state absent before the first event */
    static ProgramState evolve(@Nullable ProgramState state, ProgramEvent event) {
        if (event instanceof ProgramCreated created) {
            return new ProgramState(created.profile(), false, Set.of(), List.of());
        }
        if (state == null) {
            throw new IllegalStateException("a program begins with its creation");
        }
        return state.evolve(event);
    }

    private ProgramState evolve(ProgramEvent event) {
        return switch (event) {
            case ProgramCreated created -> this;
            case ProgramChanged changed -> new ProgramState(changed.profile(), closed, admins, blackouts);
            case ProgramClosed closedNow -> new ProgramState(profile, true, admins, blackouts);
            case ProgramAdminAppointed appointed ->
                new ProgramState(
                        profile,
                        closed,
                        Stream.concat(admins.stream(), Stream.of(appointed.memberId()))
                                .collect(Collectors.toUnmodifiableSet()),
                        blackouts);
            case ProgramAdminDismissed dismissed ->
                new ProgramState(
                        profile,
                        closed,
                        admins.stream()
                                .filter(admin -> !admin.equals(dismissed.memberId()))
                                .collect(Collectors.toUnmodifiableSet()),
                        blackouts);
            case BlackoutAdded added -> withBlackouts(Stream.concat(blackouts.stream(), Stream.of(added.blackout())));
            case BlackoutRemoved removed -> withBlackouts(others(removed.blackoutId()));
        };
    }

    Optional<Blackout> blackout(String id) {
        return blackouts.stream().filter(blackout -> blackout.id().equals(id)).findFirst();
    }

    private Stream<Blackout> others(String id) {
        return blackouts.stream().filter(blackout -> !blackout.id().equals(id));
    }

    private ProgramState withBlackouts(Stream<Blackout> next) {
        return new ProgramState(profile, closed, admins, next.toList());
    }

    void requireOpen() {
        require(!closed, "PROGRAM_CLOSED", "This program is closed.", "programId");
    }
}
