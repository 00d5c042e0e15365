package org.mentorlink.app.architecture.violations.decisionsdonoio.command;

import java.nio.file.Path;
import org.axonframework.spring.stereotype.Aggregate;

/** Abstract, so that a component scan over the test classes passes it by. */
@Aggregate
abstract class FileViolation {
    void read(Path path) {}
}
