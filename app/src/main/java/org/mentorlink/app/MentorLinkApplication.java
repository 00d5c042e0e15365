package org.mentorlink.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts all sides in one process. */
@SpringBootApplication(scanBasePackages = "org.mentorlink")
public class MentorLinkApplication {

    public static void main(String[] args) {
        SpringApplication.run(MentorLinkApplication.class, args);
    }
}
