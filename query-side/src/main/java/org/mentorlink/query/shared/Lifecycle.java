package org.mentorlink.query.shared;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the status of one kind of subject follows from its events, for whoever tells its history. */
public interface Lifecycle {

    /** Whether an event belongs to that kind of subject. */
    boolean knows(Object event);

    /** Follows one subject from its first event on. */
    Following follow();

    /** One subject on its way. */
    @FunctionalInterface
    interface Following {

        /** The status after the subject's next event; none while it has no view. */
        @Nullable String after(Object event, Seen seen);
    }

    /**
     * A life cycle that is a fold of views.
     *
     * @param <E> the subject's events
     * @param <V> its view
     */
    static <E, V> Lifecycle of(Class<E> events, Step<E, V> step, Function<V, Enum<?>> status) {
        return new Lifecycle() {

            @Override
            public boolean knows(Object event) {
                return events.isInstance(event);
            }

            @Override
            public Following follow() {
                return new Following() {

                    private @Nullable V view;

                    @Override
                    public @Nullable String after(Object event, Seen seen) {
                        view = step.evolve(view, events.cast(event), seen);
                        return view == null ? null : status.apply(view).name();
                    }
                };
            }
        };
    }

    /** From one view to the next. */
    @FunctionalInterface
    interface Step<E, V> {

        @Nullable V evolve(@Nullable V view, E event, Seen seen);
    }
}
