package org.mentorlink.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Starts all sides in one process. */
// The sides may name their classes alike.
@SpringBootApplication(
        scanBasePackages = "org.mentorlink",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class MentorLinkApplication {

    public static void main(String[] args) {
        SpringApplication.run(MentorLinkApplication.class, args);
    }
}
