package org.mentorlink.api.mentoring;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Connection.Edge;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.api.mentoring.MentorController.MentorPayload;
import org.mentorlink.membership.MemberView;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.FavouritePage;
import org.mentorlink.mentoring.FavouritesCommand.FavouriteMentor;
import org.mentorlink.mentoring.FavouritesCommand.UnfavouriteMentor;
import org.mentorlink.mentoring.FavouritesId;
import org.mentorlink.mentoring.FavouritesQuery.Favourites;
import org.mentorlink.mentoring.FavouritesQuery.FindFavourites;
import org.mentorlink.mentoring.FavouritesQuery.ListFavourites;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.mentoring.MentorQuery.FindMentor;
import org.mentorlink.mentoring.MentorView;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** D4: favourites are for whoever marked them, and for nobody else to see. */
@Controller
class FavouritesController {

    private final Mutations mutations;
    private final Questions questions;
    private final Mentors mentors;

    FavouritesController(Mutations mutations, Questions questions, Mentors mentors) {
        this.mutations = mutations;
        this.questions = questions;
        this.mentors = mentors;
    }

    record FavouriteMentorInput(String mentorId) {}

    @MutationMapping
    MentorPayload favouriteMentor(@Argument FavouriteMentorInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return change(
                input,
                visit,
                () -> new FavouriteMentor(
                        FavouritesId.of(viewer.member()),
                        viewer.member(),
                        known(mentors.findReadable(input.mentorId(), viewer))));
    }

    /** Also of one who is hidden by now. */
    @MutationMapping
    MentorPayload unfavouriteMentor(@Argument FavouriteMentorInput input, @ContextValue Visit visit) {
        var viewer = visit.viewer();
        return change(
                input,
                visit,
                () -> new UnfavouriteMentor(
                        FavouritesId.of(viewer.member()),
                        viewer.member(),
                        known(questions.find(new FindMentor(input.mentorId()), MentorView.class))));
    }

    @BatchMapping(typeName = "Mentor")
    Map<MentorView, Boolean> isFavourite(Collection<MentorView> mentors, @ContextValue Viewer viewer) {
        var favourites = viewer.isSignedIn() ? among(mentors, viewer.id()) : Set.of();
        var marked = new HashMap<MentorView, Boolean>();
        mentors.forEach(mentor -> marked.put(mentor, favourites.contains(mentor.id())));
        return marked;
    }

    @SchemaMapping(typeName = "Member")
    Connection<MentorView> favourites(
            MemberView member,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        Permissions.require(viewer.is(member.id()), member);
        var page = Paging.byNumber(first, after);
        var found = questions.ask(new ListFavourites(member.id(), page), FavouritePage.class);
        var edges = found.favourites().stream()
                .map(favourite -> new Edge<>(Paging.cursor(Long.toString(favourite.position())), favourite.mentor()))
                .toList();
        return Connection.ofEdges(edges, found.hasNext(), after);
    }

    private Set<String> among(Collection<MentorView> mentors, String memberId) {
        var ids = mentors.stream().map(MentorView::id).distinct().sorted().toList();
        return Set.copyOf(questions
                .ask(new FindFavourites(memberId, ids), Favourites.class)
                .mentorIds());
    }

    private MentorPayload change(FavouriteMentorInput input, Visit visit, Supplier<Object> command) {
        var viewer = visit.viewer();
        return mutations.perform(
                visit,
                viewer.actingAs(viewer.roles().contains(Role.MENTEE) ? Role.MENTEE : Role.MENTOR),
                command,
                () -> mentors.findReadable(input.mentorId(), viewer),
                MentorPayload::new);
    }

    private static MentorId known(@Nullable MentorView mentor) {
        if (mentor == null) {
            throw Mutations.notFound("mentor", "mentorId");
        }
        return new MentorId(mentor.id());
    }
}
