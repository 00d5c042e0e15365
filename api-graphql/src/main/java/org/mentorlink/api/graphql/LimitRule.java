package org.mentorlink.api.graphql;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.QueryComplexityCalculator;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * R3: how deep and how large an operation may be. It costs one for each object it can answer: a connection's fields count
 * as often as its {@code first} says, another list's ten times. Plain values are free, and so are introspection and a
 * connection's facets, which are a few bounded lists of numbers whatever is asked of them. What is read from streams of
 * events costs as much as many objects.
 */
@Component
class LimitRule implements OperationRule {

    private static final int LIST = 10;
    /** What one field can cost at most, so that sums stay within an int. */
    private static final int MOST = 100_000;

    /** How much more a field costs that reads whole streams each time. */
    private static final int STREAMS = 200;

    private static final Set<String> READING_STREAMS = Set.of("Dispute.timeline", "Query.disputeEvidence");

    private static final int ROOT_FIELDS = 30;
    private static final int MUTATIONS = 10;

    private final ApiProperties.Limits limits;

    LimitRule(ApiProperties properties) {
        this.limits = properties.limits();
    }

    @Override
    public void check(ExecutionContext context) {
        refuseAbove("depth", depth(context), limits.depth());
        refuseAbove("complexity", complexity(context), limits.complexity());
        var isMutation = context.getOperationDefinition().getOperation() == OperationDefinition.Operation.MUTATION;
        refuseAbove("number of top-level fields", rootFields(context), isMutation ? MUTATIONS : ROOT_FIELDS);
    }

    private static void refuseAbove(String what, int actual, int limit) {
        if (actual > limit) {
            throw new AbortExecutionException(
                    "The operation's " + what + " of " + actual + " is above the limit of " + limit + ".");
        }
    }

    private static int depth(ExecutionContext context) {
        return traverser(context).reducePreOrder((field, deepest) -> Math.max(deepest, depth(field)), 0);
    }

    private static int rootFields(ExecutionContext context) {
        return traverser(context)
                .reducePreOrder((field, count) -> field.getParentEnvironment() == null ? count + 1 : count, 0);
    }

    private static QueryTraverser traverser(ExecutionContext context) {
        return QueryTraverser.newQueryTraverser()
                .schema(context.getGraphQLSchema())
                .document(context.getDocument())
                .operationName(context.getExecutionInput().getOperationName())
                .coercedVariables(context.getCoercedVariables())
                .build();
    }

    private static int depth(QueryVisitorFieldEnvironment field) {
        var depth = 0;
        for (@Nullable QueryVisitorFieldEnvironment level = field;
                level != null;
                level = level.getParentEnvironment()) {
            if (isIntrospection(level.getField().getName())) {
                return 0;
            }
            depth++;
        }
        return depth;
    }

    private static int complexity(ExecutionContext context) {
        return QueryComplexityCalculator.newCalculator()
                .schema(context.getGraphQLSchema())
                .document(context.getDocument())
                .operationName(context.getExecutionInput().getOperationName())
                .variables(context.getCoercedVariables())
                .fieldComplexityCalculator(LimitRule::cost)
                .build()
                .calculate();
    }

    private static int cost(FieldComplexityEnvironment field, int children) {
        var type = field.getFieldDefinition().getType();
        var named = GraphQLTypeUtil.unwrapAll(type);
        var name = field.getField().getName();
        if (isIntrospection(name) || !(named instanceof GraphQLCompositeType) || isFacets(named)) {
            return 0;
        }
        if (named.getName().endsWith("Connection")) {
            return Math.min(MOST, pageSize(field) * Math.max(1, children));
        }
        if (named.getName().endsWith("Edge") || named.getName().equals("PageInfo")) {
            return children;
        }
        var isList = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
        return Math.min(MOST, streams(field) + (isList ? LIST : 1) * (1 + children));
    }

    private static int streams(FieldComplexityEnvironment field) {
        var parent = field.getParentType().getName();
        var name = field.getFieldDefinition().getName();
        var isPast = parent.equals("Query")
                && name.equals("booking")
                && field.getArguments().get("asOf") != null;
        return isPast || READING_STREAMS.contains(parent + '.' + name) ? STREAMS : 0;
    }

    private static int pageSize(FieldComplexityEnvironment field) {
        return field.getArguments().get("first") instanceof Integer first
                ? Math.clamp(first, 1, Paging.MAX_FIRST)
                : Paging.DEFAULT_FIRST;
    }

    private static boolean isFacets(GraphQLNamedType type) {
        return type.getName().endsWith("Facets");
    }

    private static boolean isIntrospection(String field) {
        return field.startsWith("__");
    }
}
