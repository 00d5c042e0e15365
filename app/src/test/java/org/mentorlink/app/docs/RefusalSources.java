package org.mentorlink.app.docs;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The refusals that sources hold, read by the compiler's own parser: every code with the whole of its messages, also where
 * a method stands between that is given the code, the message or both. What a message says only at run time is an ellipsis.
 */
final class RefusalSources {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*");
    private static final String UNKNOWN = "…";

    /**
     * A call that makes a refusal. Either part is the argument at a place, or fixed where the place is negative.
     *
     * @param least how many arguments there are at least
     * @param most how many at most; other methods of that name are others
     */
    private record Sink(String method, int least, int most, int codeAt, int messageAt, String code, String message) {

        boolean takes(int arguments) {
            return arguments >= least && arguments <= most && arguments > Math.max(codeAt, messageAt);
        }
    }

    private record Call(
            String method,
            List<? extends ExpressionTree> arguments,
            @Nullable MethodTree within,
            ClassTree type) {}

    private final Map<String, ExpressionTree> constants = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Set<Sink> sinks = new LinkedHashSet<>();
    private final SortedMap<String, Set<String>> found = new TreeMap<>();
    private final SortedSet<String> literals = new TreeSet<>();
    private final Map<Tree, Map<String, ExpressionTree>> locals = new HashMap<>();

    private RefusalSources(List<? extends JavaFileObject> sources) throws IOException {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "these tests need a JDK");
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
        for (CompilationUnitTree unit : task.parse()) {
            new Reader().scan(unit, null);
        }
        for (var type : List.of("because", "of", "new Refusal", "refused")) {
            sinks.add(new Sink(type, 2, Integer.MAX_VALUE, 0, 1, "", ""));
        }
        int before;
        do {
            before = sinks.size();
            calls.forEach(this::follow);
        } while (sinks.size() > before);
    }

    static RefusalSources in(List<Path> roots) throws IOException {
        var sources = new ArrayList<JavaFileObject>();
        for (var root : roots) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    sources.add(source(file.getFileName().toString(), Files.readString(file)));
                }
            }
        }
        return new RefusalSources(sources);
    }

    static RefusalSources of(String text) throws IOException {
        return new RefusalSources(List.of(source("Sample.java", text)));
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("source:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** Codes with their messages, in the order of the sources. */
    SortedMap<String, Set<String>> refusals() {
        return found;
    }

    /** Everything the sources hold in quotes that looks as a code does. */
    SortedSet<String> whatLooksLikeACode() {
        return literals;
    }

    private void follow(Call call) {
        for (var sink : List.copyOf(sinks)) {
            if (!sink.method().equals(call.method())
                    || !sink.takes(call.arguments().size())) {
                continue;
            }
            var codes = sink.codeAt() < 0
                    ? Set.of(sink.code())
                    : values(call.arguments().get(sink.codeAt()), call);
            var messages = sink.messageAt() < 0
                    ? Set.of(sink.message())
                    : values(call.arguments().get(sink.messageAt()), call);
            var codeFrom = sink.codeAt() < 0 ? -1 : parameter(call.arguments().get(sink.codeAt()), call);
            var messageFrom =
                    sink.messageAt() < 0 ? -1 : parameter(call.arguments().get(sink.messageAt()), call);
            codes.stream()
                    .filter(code -> CODE.matcher(code).matches())
                    .forEach(code -> messages.stream()
                            .filter(message -> messageFrom < 0 && message.contains(" "))
                            .forEach(message -> found.computeIfAbsent(code, unused -> new LinkedHashSet<>())
                                    .add(message)));
            if (call.within() != null && (codeFrom >= 0 || messageFrom >= 0)) {
                derive(call, codes, messages, codeFrom, messageFrom);
            }
        }
    }

    /** A method that hands a parameter of its own on is a sink itself. */
    private void derive(Call call, Set<String> codes, Set<String> messages, int codeFrom, int messageFrom) {
        var within = Objects.requireNonNull(call.within());
        var isConstructor = within.getName().contentEquals("<init>");
        var name = isConstructor
                ? "new " + call.type().getSimpleName()
                : within.getName().toString();
        var parameters = within.getParameters();
        var isOpen = !parameters.isEmpty() && parameters.getLast().toString().contains("...");
        var least = isOpen ? parameters.size() - 1 : parameters.size();
        var most = isOpen ? Integer.MAX_VALUE : parameters.size();
        for (var code : codeFrom >= 0 ? Set.of("") : codes) {
            if (codeFrom < 0 && !CODE.matcher(code).matches()) {
                continue;
            }
            for (var message : messageFrom >= 0 ? Set.of("") : messages) {
                sinks.add(new Sink(name, least, most, codeFrom, messageFrom, code, message));
            }
        }
    }

    private static int parameter(ExpressionTree argument, Call call) {
        if (argument instanceof IdentifierTree name && call.within() != null) {
            var parameters = call.within().getParameters();
            for (var at = 0; at < parameters.size(); at++) {
                if (parameters.get(at).getName().equals(name.getName())) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** All that an expression can be. */
    private Set<String> values(ExpressionTree expression, Call call) {
        return values(expression, call, new HashSet<>());
    }

    private Set<String> values(ExpressionTree expression, Call call, Set<Tree> seen) {
        return seen.add(expression)
                ? switch (expression) {
                    case LiteralTree literal -> Set.of(String.valueOf(literal.getValue()));
                    case ParenthesizedTree inner -> values(inner.getExpression(), call, seen);
                    case ConditionalExpressionTree either -> {
                        var all = new LinkedHashSet<>(values(either.getTrueExpression(), call, seen));
                        all.addAll(values(either.getFalseExpression(), call, seen));
                        yield all;
                    }
                    case BinaryTree sum
                    when sum.getKind() == Tree.Kind.PLUS ->
                        values(sum.getLeftOperand(), call, seen).stream()
                                .flatMap(left -> values(sum.getRightOperand(), call, new HashSet<>(seen)).stream()
                                        .map(right -> left + right))
                                .collect(Collectors.toCollection(LinkedHashSet::new));
                    case MethodInvocationTree invocation
                    when invocation.getMethodSelect() instanceof MemberSelectTree select
                            && select.getIdentifier().contentEquals("formatted") ->
                        values(select.getExpression(), call, seen).stream()
                                .map(text -> text.replaceAll("%[,0-9.]*[a-z]", UNKNOWN))
                                .collect(Collectors.toCollection(LinkedHashSet::new));
                    case IdentifierTree name -> named(name.getName().toString(), call, seen);
                    case MemberSelectTree select
                    when constants.containsKey(select.toString().replaceAll("^.*?(\\w+\\.\\w+)$", "$1")) ->
                        values(constants.get(select.toString().replaceAll("^.*?(\\w+\\.\\w+)$", "$1")), call, seen);
                    default -> Set.of(UNKNOWN);
                }
                : Set.of(UNKNOWN);
    }

    private Set<String> named(String name, Call call, Set<Tree> seen) {
        @Nullable ExpressionTree local = call.within() == null
                ? null
                : locals.getOrDefault(call.within(), Map.of()).get(name);
        @Nullable ExpressionTree known = local != null ? local : constants.get(call.type().getSimpleName() + "." + name);
        return known == null ? Set.of(UNKNOWN) : values(known, call, seen);
    }

    private final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {

        private @Nullable ClassTree type;
        private @Nullable MethodTree method;

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            var outerType = type;
            var outerMethod = method;
            type = tree;
            method = null;
            codeOf(tree);
            super.visitClass(tree, unused);
            type = outerType;
            method = outerMethod;
            return null;
        }

        /** What tells its code by a method {@code code()} that answers always the same is made with its message alone. */
        private void codeOf(ClassTree tree) {
            var components = tree.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .map(field -> field.getName().toString())
                    .toList();
            for (var member : tree.getMembers()) {
                if (member instanceof MethodTree code
                        && code.getName().contentEquals("code")
                        && code.getBody() != null
                        && code.getBody().getStatements().getFirst() instanceof ReturnTree answer
                        && answer.getExpression() instanceof LiteralTree literal
                        && components.contains("message")) {
                    sinks.add(new Sink(
                            "new " + tree.getSimpleName(),
                            components.size(),
                            components.size(),
                            -1,
                            components.indexOf("message"),
                            String.valueOf(literal.getValue()),
                            ""));
                }
            }
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            var outer = method;
            method = tree;
            super.visitMethod(tree, unused);
            method = outer;
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            if (tree.getInitializer() != null && type != null) {
                if (method != null) {
                    locals.computeIfAbsent(method, none -> new HashMap<>())
                            .put(tree.getName().toString(), tree.getInitializer());
                } else if (tree.getModifiers().getFlags().contains(Modifier.FINAL)) {
                    constants.put(type.getSimpleName() + "." + tree.getName(), tree.getInitializer());
                }
            }
            return super.visitVariable(tree, unused);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
            var select = tree.getMethodSelect();
            var name = select instanceof MemberSelectTree member
                    ? member.getIdentifier().toString()
                    : select.toString();
            add(name, tree.getArguments());
            return super.visitMethodInvocation(tree, unused);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
            add("new " + tree.getIdentifier().toString().replaceAll("^.*\\.", ""), tree.getArguments());
            return super.visitNewClass(tree, unused);
        }

        private void add(String name, List<? extends ExpressionTree> arguments) {
            if (type != null) {
                calls.add(new Call(name, arguments, method, type));
            }
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void unused) {
            if (tree.getValue() instanceof String text
                    && text.contains("_")
                    && CODE.matcher(text).matches()) {
                literals.add(text);
            }
            return null;
        }
    }
}
