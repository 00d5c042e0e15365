/** The door: security chain, limits of a request before it is read, cookies, and the local GraphiQL page. */
@NullMarked
package org.mentorlink.api.web;

import org.jspecify.annotations.NullMarked;
