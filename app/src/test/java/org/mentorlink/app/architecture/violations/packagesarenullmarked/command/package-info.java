@NullMarked
package org.mentorlink.app.architecture.violations.packagesarenullmarked.command;

import org.jspecify.annotations.NullMarked;
