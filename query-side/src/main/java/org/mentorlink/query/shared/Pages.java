package org.mentorlink.query.shared;

import java.util.List;
import org.mentorlink.shared.Page;

/** Keyset pages: one row more than asked for tells whether there is a next page. */
public final class Pages {

    private static final int MOST = 100;

    private Pages() {}

    public static int size(Page page) {
        return Math.clamp(page.first(), 1, MOST);
    }

    public static int rows(Page page) {
        return size(page) + 1;
    }

    public static <T> List<T> cut(List<T> rows, Page page) {
        return List.copyOf(rows.subList(0, Math.min(rows.size(), size(page))));
    }

    public static boolean hasNext(List<?> rows, Page page) {
        return rows.size() > size(page);
    }

    /** @throws IllegalArgumentException when the key is not a number */
    public static long after(Page page, long otherwise) {
        var after = page.after();
        return after == null ? otherwise : Long.parseLong(after);
    }
}
