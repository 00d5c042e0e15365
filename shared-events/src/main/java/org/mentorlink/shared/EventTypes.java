package org.mentorlink.shared;

import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names under which events are stored: context and simple name, for example {@code booking.BookingRequested}.
 *
 * <p>The name stays when a class moves to another file, so that an event written years ago is still found. The events
 * are the permitted subclasses of the sealed interfaces given.
 */
public final class EventTypes {

    private final SortedMap<String, Class<?>> classes = new TreeMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    private EventTypes() {}

    /**
     * Collects the events of the given vocabularies.
     *
     * @param vocabularies sealed interfaces, each holding the events of an aggregate
     * @throws IllegalArgumentException when one is not sealed, or two events would be stored under one name
     */
    public static EventTypes of(Class<?>... vocabularies) {
        var types = new EventTypes();
        for (Class<?> vocabulary : vocabularies) {
            if (!vocabulary.isSealed()) {
                throw new IllegalArgumentException(vocabulary.getName() + " is not sealed: its events are not known");
            }
            types.collect(vocabulary);
        }
        return types;
    }

    private void collect(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted);
            }
        }
        if (!type.isInterface() && !Modifier.isAbstract(type.getModifiers()) && !names.containsKey(type)) {
            add(type);
        }
    }

    private void add(Class<?> event) {
        String name = logicalName(event);
        Class<?> other = classes.putIfAbsent(name, event);
        if (other != null) {
            throw new IllegalArgumentException(
                    "Two events are named " + name + ": " + other.getName() + " and " + event.getName());
        }
        names.put(event, name);
    }

    private static String logicalName(Class<?> event) {
        String packageName = event.getPackageName();
        return packageName.substring(packageName.lastIndexOf('.') + 1) + "." + event.getSimpleName();
    }

    /** The stored name of an event class; empty for a class that is no known event. */
    public Optional<String> nameOf(Class<?> event) {
        return Optional.ofNullable(names.get(event));
    }

    /** The event class stored under a name; empty for an unknown name. */
    public Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** All names, sorted. */
    public Set<String> names() {
        return Collections.unmodifiableSet(classes.keySet());
    }
}
