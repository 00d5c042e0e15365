/** The GraphQL and REST adapters; they know messages only. */
@NullMarked
package org.mentorlink.api;

import org.jspecify.annotations.NullMarked;
