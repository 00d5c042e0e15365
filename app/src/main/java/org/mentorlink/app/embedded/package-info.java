/** What the embedded run mode brings with it: data directory, PostgreSQL, MongoDB. */
@NullMarked
package org.mentorlink.app.embedded;

import org.jspecify.annotations.NullMarked;
