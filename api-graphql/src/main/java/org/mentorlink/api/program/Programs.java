package org.mentorlink.api.program;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Batches;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.program.ProgramId;
import org.mentorlink.program.ProgramQuery.FindProgram;
import org.mentorlink.program.ProgramQuery.FindPrograms;
import org.mentorlink.program.ProgramRole;
import org.mentorlink.program.ProgramView;
import org.mentorlink.program.ProgramViews;
import org.mentorlink.program.Track;
import org.mentorlink.shared.Actor;
import org.mentorlink.shared.Ids;
import org.springframework.stereotype.Component;

/** The programs that requests are about, and what the viewer may do with them. */
@Component
class Programs {

    /** As whom somebody acts who runs a program; no role of the platform. */
    private static final String PROGRAM_ADMIN = "PROGRAM_ADMIN";

    private final Questions questions;

    Programs(Questions questions) {
        this.questions = questions;
    }

    ProgramView get(String programId) {
        return questions.get(new FindProgram(programId), ProgramView.class, "program");
    }

    @Nullable ProgramView find(String programId) {
        return questions.find(new FindProgram(programId), ProgramView.class);
    }

    /** The program that an input names, or the refusal NOT_FOUND. */
    ProgramView named(String programId) {
        @Nullable ProgramView program = find(programId);
        if (program == null || !Ids.is(ProgramId.PREFIX, programId)) {
            throw Mutations.notFound("program", "programId");
        }
        return program;
    }

    /** What an input is about, as somebody who takes part sees it. */
    Track track(ProgramRole role, @Nullable String programId) {
        return programId == null
                ? Track.platform(role)
                : new Track(role, new ProgramId(named(programId).id()));
    }

    /** The same, for those alone who manage it: a FORBIDDEN problem for others. */
    Track managed(ProgramRole role, @Nullable String programId, Viewer viewer) {
        if (programId == null) {
            return Permissions.require(Permissions.mayManagePlatform(viewer), Track.platform(role));
        }
        var program = Permissions.manageable(named(programId), viewer);
        return new Track(role, new ProgramId(program.id()));
    }

    /** Those among them that the viewer may manage. */
    List<String> managed(Collection<String> programIds, Viewer viewer) {
        return programIds.isEmpty()
                ? List.of()
                : all(List.copyOf(programIds)).stream()
                        .filter(program -> Permissions.mayManage(program, viewer))
                        .map(ProgramView::id)
                        .toList();
    }

    <S> Map<S, @Nullable ProgramView> of(Collection<S> sources, Function<S, String> programId) {
        return Batches.loadOrNull(sources, programId, this::all, ProgramView::id);
    }

    static Actor actor(Viewer viewer) {
        return new Actor(viewer.id(), viewer.isAdmin() ? "ADMIN" : PROGRAM_ADMIN);
    }

    private List<ProgramView> all(List<String> programIds) {
        var known =
                programIds.stream().filter(id -> Ids.is(ProgramId.PREFIX, id)).toList();
        return known.isEmpty()
                ? List.of()
                : questions.ask(new FindPrograms(known), ProgramViews.class).programs();
    }
}
