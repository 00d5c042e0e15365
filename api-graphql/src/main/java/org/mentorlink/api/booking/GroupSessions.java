package org.mentorlink.api.booking;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Batches;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Problem;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.mentoring.Mentors;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSession;
import org.mentorlink.booking.GroupSessionQuery.FindGroupSessions;
import org.mentorlink.booking.GroupSessionView;
import org.mentorlink.booking.GroupSessionViews;
import org.springframework.stereotype.Component;

/** The group sessions that other objects and inputs refer to. */
@Component
public class GroupSessions {

    private static final String WHAT = "group session";

    private final Questions questions;
    private final Mentors mentors;

    GroupSessions(Questions questions, Mentors mentors) {
        this.questions = questions;
        this.mentors = mentors;
    }

    /** @param id of the session a source refers to; those that refer to none are left out */
    public <S> Map<S, GroupSessionView> of(Collection<S> sources, Function<S, @Nullable String> id) {
        var referring =
                sources.stream().filter(source -> id.apply(source) != null).toList();
        return Batches.load(
                referring,
                source -> Objects.requireNonNull(id.apply(source)),
                ids -> ids.isEmpty()
                        ? List.of()
                        : questions
                                .ask(new FindGroupSessions(ids), GroupSessionViews.class)
                                .sessions(),
                GroupSessionView::id);
    }

    /** Of a mentor whom the viewer may see, or one in which the viewer has or wants a seat; else a NOT_FOUND problem. */
    GroupSessionView readable(String id, Viewer viewer) {
        var session = questions.get(new FindGroupSession(id), GroupSessionView.class, WHAT);
        if (!isReadable(session, viewer)) {
            throw Problem.notFound(WHAT);
        }
        return session;
    }

    /** Whether it is of a mentor whom the viewer may see, or one in which the viewer has or wants a seat. */
    boolean isReadable(GroupSessionView session, Viewer viewer) {
        return takesPart(session, viewer) || !isHidden(session, viewer);
    }

    /** Those of mentors whom the viewer may see. */
    List<GroupSessionView> readable(List<GroupSessionView> sessions, Viewer viewer) {
        if (sessions.isEmpty()) {
            return sessions;
        }
        var seen = mentors.readableAmong(
                sessions.stream().map(GroupSessionView::mentorId).toList(), viewer);
        return sessions.stream()
                .filter(session -> seen.contains(session.mentorId()))
                .toList();
    }

    /** The session an input names, as {@link #readable}, or a refusal that says so. */
    GroupSessionView named(String id, Viewer viewer) {
        @Nullable GroupSessionView session = find(id);
        if (session == null || !isReadable(session, viewer)) {
            throw Mutations.notFound(WHAT, "groupSessionId");
        }
        return session;
    }

    @Nullable GroupSessionView find(String id) {
        return questions.find(new FindGroupSession(id), GroupSessionView.class);
    }

    private boolean isHidden(GroupSessionView session, Viewer viewer) {
        return readable(List.of(session), viewer).isEmpty();
    }

    private static boolean takesPart(GroupSessionView session, Viewer viewer) {
        return viewer.isSignedIn()
                && (session.seatOf(viewer.id()).isPresent()
                        || session.placeOf(viewer.id()).isPresent());
    }
}
