/** What the operator's settings say about people. */
@NullMarked
package org.mentorlink.app.people;

import org.jspecify.annotations.NullMarked;
