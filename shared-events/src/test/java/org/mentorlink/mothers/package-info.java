/** Test mothers: ready-made values for the tests of every module. */
@NullMarked
package org.mentorlink.mothers;

import org.jspecify.annotations.NullMarked;
