/**
 * What the application is compared with, each a process of its own with a database of its own. None of it is part of the
 * product.
 */
@NullMarked
package org.mentorlink.bench.peer;

import org.jspecify.annotations.NullMarked;
