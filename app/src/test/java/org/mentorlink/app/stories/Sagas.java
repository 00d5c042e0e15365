package org.mentorlink.app.stories;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Processes as their JSON, so that a step that is rolled back leaves no trace in them. */
final class Sagas implements SagaStore<Object> {

    private final Jackson3Serializer serializer = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                    .allowIfSubType("org.axonframework.")
                    .build()))
            .build();
    private final Map<String, SerializedObject<String>> sagas = new HashMap<>();
    private final Map<String, Set<AssociationValue>> associations = new HashMap<>();

    void clear() {
        sagas.clear();
        associations.clear();
    }

    @Override
    public Set<String> findSagas(Class<?> type, AssociationValue value) {
        return associations.entrySet().stream()
                .filter(saga -> saga.getValue().contains(value)
                        && sagas.get(saga.getKey()).getType().getName().equals(type.getName()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public <S> Entry<S> loadSaga(Class<S> type, String id) {
        S saga = serializer.deserialize(sagas.get(id));
        var values = Set.copyOf(associations.get(id));
        return new Entry<>() {
            @Override
            public Set<AssociationValue> associationValues() {
                return values;
            }

            @Override
            public S saga() {
                return saga;
            }
        };
    }

    @Override
    public void deleteSaga(Class<?> type, String id, Set<AssociationValue> values) {
        sagas.remove(id);
        associations.remove(id);
    }

    @Override
    public void insertSaga(Class<?> type, String id, Object saga, Set<AssociationValue> values) {
        sagas.put(id, serializer.serialize(saga, String.class));
        associations.put(id, new HashSet<>(values));
    }

    @Override
    public void updateSaga(Class<?> type, String id, Object saga, AssociationValues values) {
        insertSaga(type, id, saga, values.asSet());
    }
}
