package org.mentorlink.command.mentoring;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.mentorlink.command.shared.Input.name;
import static org.mentorlink.command.shared.Input.require;

import java.util.Objects;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.shared.Version;
import org.mentorlink.mentoring.CategoryCommand.ChangeCategory;
import org.mentorlink.mentoring.CategoryCommand.CreateCategory;
import org.mentorlink.mentoring.CategoryCommand.RetireCategory;
import org.mentorlink.mentoring.CategoryEvent;
import org.mentorlink.mentoring.CategoryEvent.CategoryChanged;
import org.mentorlink.mentoring.CategoryEvent.CategoryCreated;
import org.mentorlink.mentoring.CategoryEvent.CategoryRetired;
import org.mentorlink.mentoring.CategoryId;
import org.mentorlink.shared.Edit;
import org.mentorlink.shared.Refused;

/** C9: a field in which mentors are found. Created and named by admins, and retired by them for good. */
@Aggregate
public class Category {

    private static final Pattern ICON = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    @AggregateIdentifier
    private CategoryId categoryId;

    private @Nullable CategoryState state;
    private Version version = Version.NONE;

    Category() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateCategory command) {
        var named = new CategoryState(title(command.name()), icon(command.icon()), false);
        if (state == null) {
            apply(new CategoryCreated(command.categoryId(), named.name(), named.icon()));
        } else if (!state.equals(named)) {
            throw Refused.because("ALREADY_CREATED", "This category exists already.");
        }
    }

    @CommandHandler
    void handle(ChangeCategory command) {
        var now = state();
        var name = edited(command.name(), now.name());
        var icon = edited(command.icon(), now.icon());
        var changed = new CategoryState(title(name), icon(icon), now.retired());
        if (!changed.equals(now)) {
            version.require(command.expectedVersion());
            require(!now.retired(), "CATEGORY_RETIRED", "This category is retired.", "categoryId");
            apply(new CategoryChanged(command.categoryId(), changed.name(), changed.icon()));
        }
    }

    @CommandHandler
    void handle(RetireCategory command) {
        if (!state().retired()) {
            apply(new CategoryRetired(command.categoryId()));
        }
    }

    @EventSourcingHandler
    void on(CategoryEvent event, @SequenceNumber long sequence) {
        categoryId = event.categoryId();
        state = CategoryState.evolve(state, event);
        version = version.after(sequence, true);
    }

    boolean isOffered() {
        return !state().retired();
    }

    private CategoryState state() {
        if (state == null) {
            throw new IllegalStateException("a category begins with its creation");
        }
        return state;
    }

    private static String edited(Edit<String> edit, String current) {
        return edit.given() ? Objects.requireNonNullElse(edit.value(), "") : current;
    }

    private static String title(String value) {
        return name(value, 60, "BLANK_NAME", "NAME_TOO_LONG", "name");
    }

    private static String icon(String value) {
        require(
                value.length() <= 40 && ICON.matcher(value).matches(),
                "INVALID_ICON",
                "An icon is the name of a symbol, such as heart-pulse.",
                "icon");
        return value;
    }
}
