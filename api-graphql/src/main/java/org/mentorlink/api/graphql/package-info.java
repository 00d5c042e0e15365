/** What every operation goes through: who asks, what they may, how much, and how an answer or an error is shaped. */
@NullMarked
package org.mentorlink.api.graphql;

import org.jspecify.annotations.NullMarked;
