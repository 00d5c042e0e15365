package org.mentorlink.query.mentoring.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The index, in this process's memory: its token is there too, so both are lost together and made anew from the events;
 * and nothing personal is written to a disk. A change is searched from the moment on at which it is made: what has not
 * been written into the index yet, is before the next search.
 */
@Component
class MentorIndex implements DisposableBean {

    /** How many changed entries wait at most; bounds what a search after many changes has to do first. */
    private static final int MOST_PENDING = 2_000;

    private static final double BUFFER_MEGABYTES = 64;

    private final MentorDocuments documents;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, MentorEntry> pending = new HashMap<>();

    MentorIndex(MentorDocuments documents) {
        this.documents = documents;
        try {
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig()
                            .setOpenMode(OpenMode.CREATE)
                            .setCommitOnClose(false)
                            .setRAMBufferSizeMB(BUFFER_MEGABYTES));
            searchers = new SearcherManager(writer, new WithoutCache());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is asked of the index. */
    @FunctionalInterface
    interface Search<T> {

        T in(IndexSearcher searcher) throws IOException;
    }

    /** Changes one entry, unless it has seen that position already. */
    synchronized void change(String id, long position, UnaryOperator<MentorEntry> change) {
        var entry = current(id);
        var changed = position > entry.position() ? change.apply(entry) : entry;
        if (changed != entry) {
            pending.put(id, changed);
            if (pending.size() >= MOST_PENDING) {
                write();
            }
        }
    }

    /** Searches everything that has been changed up to now. */
    <T> T search(Search<T> search) {
        try {
            writePending();
            var searcher = searchers.acquire();
            try {
                return search.in(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be searched", e);
        }
    }

    synchronized void clear() {
        pending.clear();
        try {
            writer.deleteAll();
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be cleared", e);
        }
    }

    /** How many bytes the index takes. */
    long bytes() {
        return search(searcher -> {
            var bytes = 0L;
            for (var file : directory.listAll()) {
                bytes += directory.fileLength(file);
            }
            return bytes;
        });
    }

    private MentorEntry current(String id) {
        var waiting = pending.get(id);
        return waiting != null ? waiting : stored(id);
    }

    private MentorEntry stored(String id) {
        try {
            var searcher = searchers.acquire();
            try {
                var found = searcher.search(new TermQuery(MentorDocuments.term(id)), 1).scoreDocs;
                return found.length == 0
                        ? MentorEntry.unknown(id)
                        : MentorDocuments.entry(searcher.storedFields().document(found[0].doc));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be read", e);
        }
    }

    private synchronized void writePending() {
        if (!pending.isEmpty()) {
            write();
        }
    }

    private void write() {
        try {
            for (var entry : pending.values()) {
                writer.updateDocument(MentorDocuments.term(entry.id()), documents.document(entry));
            }
            searchers.maybeRefreshBlocking();
            pending.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be written", e);
        }
    }

    @Override
    public void destroy() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }

    /** Scores do not depend on statistics and filters are cheap: a cache of queries would only hold memory. */
    private static final class WithoutCache extends SearcherFactory {

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            var searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            return searcher;
        }
    }
}
