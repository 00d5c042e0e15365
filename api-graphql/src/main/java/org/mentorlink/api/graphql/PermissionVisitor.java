package org.mentorlink.api.graphql;

import graphql.GraphQLContext;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has {@link Permissions} and {@link Verification} asked before a field is fetched, whatever fetches it. Fields that are open
 * to everybody, most of them by far, stay as they are.
 */
@Component
class PermissionVisitor extends GraphQLTypeVisitorStub {

    private static final String MUTATION = "Mutation";

    private final Verification verification;

    PermissionVisitor(Verification verification) {
        this.verification = verification;
    }

    @Override
    public TraversalControl visitGraphQLFieldDefinition(
            GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
        if (context.getParentNode() instanceof GraphQLObjectType type
                && Permissions.asks(type.getName(), field.getName())) {
            GraphQLCodeRegistry.Builder code = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
            var at = FieldCoordinates.coordinates(type, field);
            code.dataFetcher(at, guarded(type.getName(), field.getName(), code.getDataFetcher(at, field)));
        }
        return TraversalControl.CONTINUE;
    }

    private DataFetcher<?> guarded(String type, String field, DataFetcher<?> fetcher) {
        return environment -> {
            var viewer = viewer(environment, type);
            Permissions.check(type, field, viewer);
            @Nullable Object refusal = verification.refusal(type, field, viewer);
            return refusal == null ? fetcher.get(environment) : refusal;
        };
    }

    /**
     * Who signs in, registers or proves an address on the way reads what they have got, in that payload alone: mutations are
     * done one after the other, and each begins as the visitor's.
     */
    private static Viewer viewer(DataFetchingEnvironment environment, String type) {
        GraphQLContext context = environment.getGraphQlContext();
        @Nullable Visit visit = type.equals(MUTATION) ? context.get(Visit.KEY) : null;
        if (visit != null) {
            context.put(Visit.VIEWER, visit.viewer());
        }
        return context.getOrDefault(Visit.VIEWER, Viewer.ANONYMOUS);
    }
}
