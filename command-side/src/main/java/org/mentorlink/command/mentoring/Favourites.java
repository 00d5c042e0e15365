package org.mentorlink.command.mentoring;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.require;

import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.mentorlink.mentoring.FavouritesCommand.FavouriteMentor;
import org.mentorlink.mentoring.FavouritesCommand.UnfavouriteMentor;
import org.mentorlink.mentoring.FavouritesEvent;
import org.mentorlink.mentoring.FavouritesEvent.MentorFavourited;
import org.mentorlink.mentoring.FavouritesEvent.MentorUnfavourited;
import org.mentorlink.mentoring.FavouritesId;
import org.mentorlink.mentoring.MentorId;

/** D4: the mentors that one member has marked; it begins with the first mark. Whether a mentor exists is not its matter. */
@Aggregate(cache = "aggregateCache")
public class Favourites {

    static final int MOST = 500;

    @AggregateIdentifier
    private FavouritesId favouritesId;

    private final Set<MentorId> mentors = new LinkedHashSet<>();

    Favourites() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FavouriteMentor command) {
        if (mentors.contains(command.mentorId())) {
            return;
        }
        require(
                mentors.size() < MOST,
                "TOO_MANY_FAVOURITES",
                "A member has at most " + MOST + " favourites.",
                "mentorId");
        apply(new MentorFavourited(command.favouritesId(), command.memberId(), command.mentorId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(UnfavouriteMentor command) {
        if (mentors.contains(command.mentorId())) {
            apply(new MentorUnfavourited(command.favouritesId(), command.memberId(), command.mentorId()));
        }
    }

    @EventSourcingHandler
    void on(FavouritesEvent event) {
        favouritesId = event.favouritesId();
        switch (event) {
            case MentorFavourited favourited -> mentors.add(favourited.mentorId());
            case MentorUnfavourited unfavourited -> mentors.remove(unfavourited.mentorId());
        }
    }
}
