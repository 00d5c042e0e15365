package org.mentorlink.api.graphql;

import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.StringValue;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * R3: refuses texts that cannot be kept as they are, wherever an operation has them: NUL, which PostgreSQL does not take,
 * and half a surrogate pair, which UTF-8 turns into a question mark, so that two texts become one.
 */
@Component
class TextRule implements OperationRule {

    private static final NodeVisitorStub LITERALS = new NodeVisitorStub() {
        @Override
        public TraversalControl visitStringValue(StringValue node, TraverserContext<Node> context) {
            check(node.getValue());
            return TraversalControl.CONTINUE;
        }
    };

    @Override
    public void check(ExecutionContext operation) {
        check(operation.getCoercedVariables().toMap());
        new NodeTraverser().depthFirst(LITERALS, operation.getDocument());
    }

    private static void check(@Nullable Object value) {
        if (value instanceof String text) {
            if (text.codePoints().anyMatch(TextRule::isUnkeepable)) {
                throw new AbortExecutionException("A text holds neither NUL nor half a surrogate pair.");
            }
        } else if (value instanceof Map<?, ?> fields) {
            fields.values().forEach(TextRule::check);
        } else if (value instanceof Iterable<?> items) {
            items.forEach(TextRule::check);
        }
    }

    /** A pair is one code point; what is left of the surrogates' range stands alone. */
    private static boolean isUnkeepable(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
