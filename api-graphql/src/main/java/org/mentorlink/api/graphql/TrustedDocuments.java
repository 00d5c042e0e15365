package org.mentorlink.api.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * R3: operations that are known before anybody asks, by the SHA-256 of their text: those of the web client of this build, and
 * of whatever lists a deployment adds. Who sends the hash ({@code extensions.persistedQuery}, Apollo's protocol) need not
 * send the text. Each is parsed and validated once. A deployment may take these alone.
 */
@Component
public class TrustedDocuments implements PreparsedDocumentProvider {

    /** Written by the build of the web client; absent where that was left out. */
    static final String BUILT = "classpath:trusted-documents/web.json";

    private static final Logger log = LoggerFactory.getLogger(TrustedDocuments.class);
    private static final String FORMAT = "apollo-persisted-query-manifest";
    private static final String EXTENSION = "persistedQuery";

    /** Of operations that nobody announced: some MiB at most, whatever is sent. */
    private static final int MOST_KEPT = 500;

    /** In characters. */
    private static final int LONGEST_KEPT = 4_000;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final boolean onlyTrusted;
    private final Map<String, String> texts = new HashMap<>();
    private final ConcurrentMap<String, PreparsedDocumentEntry> prepared = new ConcurrentHashMap<>();
    private final Cache<String, PreparsedDocumentEntry> asked = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    TrustedDocuments(DocumentProperties properties, ResourceLoader resources, JsonMapper json) {
        onlyTrusted = properties.accepted() == DocumentProperties.Accepted.TRUSTED;
        var built = resources.getResource(BUILT);
        if (built.exists()) {
            read(built, json);
        }
        properties.manifests().forEach(place -> read(resources.getResource(place), json));
        if (onlyTrusted && texts.isEmpty()) {
            throw new IllegalStateException(
                    "mentorlink.documents.accepted=TRUSTED would refuse everything: this build has no"
                            + " web client, and mentorlink.documents.manifests names no list");
        }
    }

    private void read(Resource manifest, JsonMapper json) {
        try (var content = manifest.getInputStream()) {
            var list = json.readTree(content);
            if (!FORMAT.equals(list.path("format").asString(""))
                    || list.path("version").asInt(0) != 1) {
                throw new IllegalStateException(manifest + " is no " + FORMAT + " of version 1");
            }
            for (var operation : list.path("operations")) {
                var text = operation.path("body").asString("");
                var hash = operation.path("id").asString("");
                if (!hash.equals(sha256(text))) {
                    throw new IllegalStateException(
                            manifest + ": " + operation.path("name") + " is not what its id says");
                }
                texts.put(hash, text);
            }
            log.info("{} trusted documents after {}", texts.size(), manifest);
        } catch (IOException e) {
            throw new UncheckedIOException("mentorlink.documents.manifests: " + manifest + " cannot be read", e);
        } catch (JacksonException e) {
            throw new IllegalStateException("mentorlink.documents.manifests: " + manifest + " is no JSON", e);
        }
    }

    /**
     * @param hash in hexadecimal digits, small ones
     * @return what kind of operation it is; empty where it is not known
     */
    public Optional<OperationDefinition.Operation> kind(String hash) {
        return Optional.ofNullable(texts.get(hash))
                .flatMap(text -> Parser.parse(text).getDefinitionsOfType(OperationDefinition.class).stream()
                        .findFirst())
                .map(OperationDefinition::getOperation);
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        try {
            return CompletableFuture.completedFuture(document(input, parseAndValidate));
        } catch (Problem problem) {
            var trace = input.getExecutionIdNonNull().toString();
            return CompletableFuture.completedFuture(
                    new PreparsedDocumentEntry(ErrorShape.of(problem, GraphqlErrorBuilder.newError(), trace)));
        }
    }

    private PreparsedDocumentEntry document(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        var text = input.getQuery();
        var said = hash(input.getExtensions());
        var isNamed = PersistedQuerySupport.PERSISTED_QUERY_MARKER.equals(text);
        if (isNamed && said == null) {
            throw Problem.badRequest("An operation is sent as `query`, or named by `extensions.persistedQuery`.");
        }
        var hash = isNamed && said != null ? said : sha256(text);
        if (said != null && !said.equals(hash)) {
            throw Problem.badRequest("The `query` is not what `extensions.persistedQuery.sha256Hash` says.");
        }
        @Nullable String trusted = texts.get(hash);
        if (trusted == null) {
            if (isNamed) {
                throw Problem.unknownDocument();
            }
            if (onlyTrusted) {
                throw Problem.untrustedDocument();
            }
            return asked(hash, text, input, parseAndValidate);
        }
        // One at a time, and none twice; there are only so many.
        return prepared.computeIfAbsent(
                hash, key -> parseAndValidate.apply(input.transform(builder -> builder.query(trusted))));
    }

    /** What others ask again and again is parsed and validated once too, as long as it is asked. */
    private PreparsedDocumentEntry asked(
            String hash,
            String text,
            ExecutionInput input,
            Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        @Nullable PreparsedDocumentEntry known = asked.getIfPresent(hash);
        if (known != null) {
            return known;
        }
        var found = parseAndValidate.apply(input);
        if (!found.hasErrors() && text.length() <= LONGEST_KEPT) {
            asked.put(hash, found);
        }
        return found;
    }

    private static @Nullable String hash(Map<String, Object> extensions) {
        @Nullable Object said = extensions.get(EXTENSION);
        if (said == null) {
            return null;
        }
        if (said instanceof Map<?, ?> fields
                && fields.get("version") instanceof Integer version
                && version == 1
                && fields.get("sha256Hash") instanceof String hash
                && HASH.matcher(hash).matches()) {
            return hash;
        }
        throw Problem.badRequest(
                "`extensions.persistedQuery` is {\"version\": 1, \"sha256Hash\": 64 hexadecimal digits}.");
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
