package org.mentorlink.query.shared;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorlink.governance.RebuildId;

/**
 * A read model that is built beside the one that is read (docs/decisions/0059-rebuilt-beside.md).
 *
 * <p>Within its units of work, the same projections read and write other collections of the same views. Which views those
 * are, the projections' own reset handlers say. Nobody is told of anything there: who watches is told by the one that is
 * read.
 *
 * <p>Each attempt has collections of its own, so that one that was believed dead writes into no other's.
 */
public final class Beside {

    private static final String RESOURCE = Beside.class.getName();
    private static final String MARK = ".rebuild-";

    private final String rebuild;
    private final String attempt;
    private final Map<String, Building> views = new LinkedHashMap<>();

    private record Building(Views<?> views, MongoCollection<Document> documents, WrittenIds ids) {}

    private Beside(RebuildId rebuildId) {
        this.rebuild = MARK + rebuildId.value().substring(RebuildId.PREFIX.length()) + '-';
        this.attempt = rebuild + UUID.randomUUID().toString().substring(0, 8);
    }

    /**
     * An empty one.
     *
     * @param reset has the projections reset the views that they write; nothing that is read is cleared by it. What other
     *     rebuilds of these views have left behind is: one runs at a time
     */
    public static Beside begin(RebuildId rebuildId, Runnable reset) {
        var beside = new Beside(rebuildId);
        EventMessage<?> message = GenericEventMessage.asEventMessage(rebuildId);
        var unitOfWork = new DefaultUnitOfWork<>(message);
        beside.enter(unitOfWork);
        var done = unitOfWork.executeWithResult(() -> {
            reset.run();
            return true;
        });
        if (done.isExceptional()) {
            beside.discard();
            throw new IllegalStateException("The views cannot be made beside", done.exceptionResult());
        }
        return beside;
    }

    /** Lets what happens in that unit of work happen beside. */
    public void enter(UnitOfWork<?> unitOfWork) {
        unitOfWork.resources().put(RESOURCE, this);
    }

    static @Nullable Beside current() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(RESOURCE) : null;
    }

    void add(Views<?> added) {
        if (views.containsKey(added.name())) {
            return;
        }
        var database = added.database();
        sweep(added.name(), database);
        database.createCollection(added.name() + attempt);
        var documents = database.getCollection(added.name() + attempt);
        views.put(added.name(), new Building(added, documents, new WrittenIds()));
        added.index(documents);
    }

    private void sweep(String name, MongoDatabase database) {
        for (var left : database.listCollectionNames().into(new ArrayList<>())) {
            if (left.startsWith(name + MARK) && !left.startsWith(name + rebuild)) {
                database.getCollection(left).drop();
            }
        }
    }

    /** Where those views are read: here if they are built here. */
    MongoCollection<Document> read(Views<?> of, MongoCollection<Document> live) {
        var building = views.get(of.name());
        return building == null ? live : building.documents();
    }

    /** What may be there, where those views are read. */
    @Nullable WrittenIds ids(Views<?> of, @Nullable WrittenIds live) {
        var building = views.get(of.name());
        return building == null ? live : building.ids();
    }

    /** @throws IllegalStateException for views that no reset handler has named: they must not be written, here or there */
    MongoCollection<Document> written(Views<?> of) {
        var building = views.get(of.name());
        if (building == null) {
            throw new IllegalStateException("No @ResetHandler clears " + of.name());
        }
        return building.documents();
    }

    /**
     * Is read from now on, each collection from one moment to the next, those that tell how far the others are at the end.
     * Nobody else may write them meanwhile, and they have to be at the same position, so that it does not matter in between
     * which of them have been taken over.
     *
     * @param stillOurs is asked before each collection, and throws where somebody else may write them by now: those that were not
     *     taken over yet stay as they are
     */
    public void takeOver(Runnable stillOurs) {
        List<Building> order = new ArrayList<>(views.values());
        order.sort(Comparator.comparing(building -> building.views().writtenLast()));
        for (var building : order) {
            var live = new MongoNamespace(
                    building.views().database().getName(), building.views().name());
            stillOurs.run();
            building.views().willExist(building.ids());
            building.documents().renameCollection(live, new RenameCollectionOptions().dropTarget(true));
            views.remove(building.views().name());
        }
    }

    /** Leaves nothing behind of what has not taken over. */
    public void discard() {
        views.values().forEach(building -> building.documents().drop());
        views.clear();
    }
}
