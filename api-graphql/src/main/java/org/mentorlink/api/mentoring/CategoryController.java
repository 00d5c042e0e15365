package org.mentorlink.api.mentoring;

import static org.mentorlink.api.graphql.Inputs.edit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.AvailableAction;
import org.mentorlink.api.graphql.Connection;
import org.mentorlink.api.graphql.Mutations;
import org.mentorlink.api.graphql.NodeReader;
import org.mentorlink.api.graphql.Paging;
import org.mentorlink.api.graphql.Permissions;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.api.graphql.UserError;
import org.mentorlink.api.graphql.Viewer;
import org.mentorlink.api.graphql.Visit;
import org.mentorlink.membership.Role;
import org.mentorlink.mentoring.CategoryCommand.ChangeCategory;
import org.mentorlink.mentoring.CategoryCommand.CreateCategory;
import org.mentorlink.mentoring.CategoryCommand.RetireCategory;
import org.mentorlink.mentoring.CategoryId;
import org.mentorlink.mentoring.CategoryPage;
import org.mentorlink.mentoring.CategoryQuery.FindCategory;
import org.mentorlink.mentoring.CategoryQuery.FindCategoryNamed;
import org.mentorlink.mentoring.CategoryQuery.ListCategories;
import org.mentorlink.mentoring.CategoryView;
import org.mentorlink.shared.Refused;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** C9: the fields in which mentors are found; kept by admins, read by everybody. */
@Controller
class CategoryController implements NodeReader {

    private final Mutations mutations;
    private final Questions questions;

    CategoryController(Mutations mutations, Questions questions) {
        this.mutations = mutations;
        this.questions = questions;
    }

    record CreateCategoryInput(String name, String icon) {}

    record ChangeCategoryInput(
            String categoryId, int expectedVersion, ArgumentValue<String> name, ArgumentValue<String> icon) {}

    record RetireCategoryInput(String categoryId) {}

    record CategoryPayload(
            @Nullable CategoryView category,
            List<UserError> errors,
            @Nullable String position) {}

    @QueryMapping
    Connection<CategoryView> categories(
            @Argument @Nullable Boolean retiredToo,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue Viewer viewer) {
        var all = Boolean.TRUE.equals(retiredToo) && Permissions.require(viewer.isStaff(), true);
        var found = questions.ask(new ListCategories(all, Paging.byText(first, after)), CategoryPage.class);
        return Connection.of(found.categories(), found.hasNext(), after, CategoryView::sortKey);
    }

    @SchemaMapping(typeName = "Category")
    List<AvailableAction> availableActions(CategoryView category, @ContextValue Viewer viewer) {
        return Stream.of("CHANGE_CATEGORY", "RETIRE_CATEGORY")
                .filter(action -> viewer.isAdmin())
                .map(action -> AvailableAction.where(!category.retired(), action, "CATEGORY_RETIRED"))
                .toList();
    }

    @MutationMapping
    CategoryPayload createCategory(@Argument CreateCategoryInput input, @ContextValue Visit visit) {
        var categoryId = CategoryId.random();
        return perform(visit, categoryId.value(), () -> {
            requireFree(input.name(), categoryId.value());
            return new CreateCategory(categoryId, input.name(), input.icon());
        });
    }

    @MutationMapping
    CategoryPayload changeCategory(@Argument ChangeCategoryInput input, @ContextValue Visit visit) {
        return perform(visit, input.categoryId(), () -> {
            var categoryId = known(input.categoryId());
            var name = input.name().value();
            if (name != null) {
                requireFree(name, input.categoryId());
            }
            return new ChangeCategory(categoryId, input.expectedVersion(), edit(input.name()), edit(input.icon()));
        });
    }

    @MutationMapping
    CategoryPayload retireCategory(@Argument RetireCategoryInput input, @ContextValue Visit visit) {
        return perform(visit, input.categoryId(), () -> new RetireCategory(known(input.categoryId())));
    }

    @Override
    public String prefix() {
        return CategoryId.PREFIX;
    }

    @Override
    public Object read(String id, Viewer viewer) {
        return questions.get(new FindCategory(id), CategoryView.class, "category");
    }

    private CategoryPayload perform(Visit visit, String categoryId, Supplier<Object> command) {
        return mutations.perform(
                visit, visit.viewer().actingAs(Role.ADMIN), command, () -> find(categoryId), CategoryPayload::new);
    }

    /** Two admins at the same moment can still both take a name; then one of them renames. */
    private void requireFree(String name, String categoryId) {
        var named = questions.find(new FindCategoryNamed(name), CategoryView.class);
        if (named != null && !named.id().equals(categoryId)) {
            throw Refused.because("CATEGORY_NAME_TAKEN", "There is a category of that name.", "name");
        }
    }

    private CategoryId known(String categoryId) {
        if (find(categoryId) == null) {
            throw Mutations.notFound("category", "categoryId");
        }
        return new CategoryId(categoryId);
    }

    private @Nullable CategoryView find(String categoryId) {
        return questions.find(new FindCategory(categoryId), CategoryView.class);
    }
}
