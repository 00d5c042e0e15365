package org.mentorlink.query.program;

import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.mentorlink.program.ProgramView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Seen;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of programs. */
@Component
class Programs extends Views<ProgramView> {

    static final String ADMINS = "admins";
    static final String CLOSED = "closed";
    static final String CREATED_POSITION = "createdPosition";

    Programs(BatchedWrites writes, MongoTemplate mongo) {
        super(
                writes,
                mongo,
                "programs",
                ProgramView.class,
                Indexes.descending(CREATED_POSITION),
                Indexes.ascending(ADMINS));
    }

    @Override
    protected Map<String, Object> keys(ProgramView program) {
        return Map.of(
                ADMINS, program.adminIds(), CLOSED, program.closed(), CREATED_POSITION, program.createdPosition());
    }

    static @Nullable ProgramView evolve(@Nullable ProgramView view, ProgramEvent event, Seen seen) {
        return switch (event) {
            case ProgramCreated created -> created(created, seen);
            case ProgramChanged changed -> view == null ? null : with(view, changed.profile());
            case ProgramClosed closed -> view == null ? null : with(view, true, view.adminIds());
            case ProgramAdminAppointed appointed ->
                view == null
                        ? null
                        : with(
                                view,
                                view.closed(),
                                and(view.adminIds(), appointed.memberId().value()));
            case BlackoutAdded added ->
                view == null
                        ? null
                        : with(
                                view,
                                view.closed(),
                                view.adminIds(),
                                Stream.concat(view.blackouts().stream(), Stream.of(added.blackout()))
                                        .toList());
            case BlackoutRemoved removed ->
                view == null
                        ? null
                        : with(
                                view,
                                view.closed(),
                                view.adminIds(),
                                view.blackouts().stream()
                                        .filter(blackout -> !blackout.id().equals(removed.blackoutId()))
                                        .toList());
            case ProgramAdminDismissed dismissed ->
                view == null
                        ? null
                        : with(
                                view,
                                view.closed(),
                                without(view.adminIds(), dismissed.memberId().value()));
        };
    }

    private static ProgramView created(ProgramCreated event, Seen seen) {
        var profile = event.profile();
        return new ProgramView(
                event.programId().value(),
                profile.name(),
                profile.kind(),
                profile.description(),
                profile.backgroundCheckRequired(),
                profile.selfEnrolment(),
                false,
                List.of(),
                List.of(),
                seen.at(),
                seen.position());
    }

    private static ProgramView with(ProgramView view, ProgramProfile profile) {
        return new ProgramView(
                view.id(),
                profile.name(),
                profile.kind(),
                profile.description(),
                profile.backgroundCheckRequired(),
                profile.selfEnrolment(),
                view.closed(),
                view.adminIds(),
                view.blackouts(),
                view.createdAt(),
                view.createdPosition());
    }

    private static ProgramView with(ProgramView view, boolean closed, List<String> adminIds) {
        return with(view, closed, adminIds, view.blackouts());
    }

    private static ProgramView with(ProgramView view, boolean closed, List<String> adminIds, List<Blackout> blackouts) {
        return new ProgramView(
                view.id(),
                view.name(),
                view.kind(),
                view.description(),
                view.backgroundCheckRequired(),
                view.selfEnrolment(),
                closed,
                adminIds,
                blackouts,
                view.createdAt(),
                view.createdPosition());
    }

    private static List<String> and(List<String> ids, String id) {
        return Stream.concat(ids.stream(), Stream.of(id)).distinct().toList();
    }

    private static List<String> without(List<String> ids, String id) {
        return ids.stream().filter(other -> !other.equals(id)).toList();
    }
}
