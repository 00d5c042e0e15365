/** Signing in: passwords, links and codes by e-mail, providers; sessions and how they end. */
@NullMarked
package org.mentorlink.api.signin;

import org.jspecify.annotations.NullMarked;
