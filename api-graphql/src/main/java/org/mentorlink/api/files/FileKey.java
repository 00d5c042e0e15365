package org.mentorlink.api.files;

import java.util.regex.Pattern;

/** Names a stored file: letters, digits, hyphens and underscores only, so that it never leads out of a folder. */
public record FileKey(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,120}");

    public FileKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a key of a file");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
