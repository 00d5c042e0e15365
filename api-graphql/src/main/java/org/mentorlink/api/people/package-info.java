/** Administration of people: members, their roles and status, invitations to the staff, the members list. */
@NullMarked
package org.mentorlink.api.people;

import org.jspecify.annotations.NullMarked;
