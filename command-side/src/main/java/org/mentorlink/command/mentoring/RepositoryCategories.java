package org.mentorlink.command.mentoring;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.mentorlink.mentoring.CategoryId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the category's own aggregate, never a read model that may be behind. */
@Component
final class RepositoryCategories implements Categories {

    private final ObjectProvider<Repository<Category>> categories;

    /** @param categories asked when needed, as the repositories are built after the handlers they serve */
    RepositoryCategories(ObjectProvider<Repository<Category>> categories) {
        this.categories = categories;
    }

    @Override
    public boolean offers(CategoryId categoryId) {
        try {
            return categories.getObject().load(categoryId.value()).invoke(Category::isOffered);
        } catch (AggregateNotFoundException unknown) {
            return false;
        }
    }
}
