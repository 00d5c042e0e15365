package org.mentorlink.app.store;

import org.axonframework.spring.config.SpringAxonConfiguration;

/** The order of the start. Axon's processors start first, the web server only after all of these. */
public final class Phases {

    /** This process is heard of by the others, before any processor starts. */
    static final int NODES = Integer.MIN_VALUE / 2;

    /** The read models catch up with the event store. */
    public static final int CATCH_UP = SpringAxonConfiguration.LIFECYCLE_PHASE + 100;

    /** Event processors are watched. */
    public static final int WATCHDOG = SpringAxonConfiguration.LIFECYCLE_PHASE + 50;

    /** Read models are rebuilt that somebody asked for, once there is something to be read. */
    static final int REBUILDS = CATCH_UP + 50;

    /** Due events are published. */
    public static final int SCHEDULE = SpringAxonConfiguration.LIFECYCLE_PHASE + 200;

    /** The operator's first admin, before any other. */
    public static final int FIRST_ADMIN = SpringAxonConfiguration.LIFECYCLE_PHASE + 290;

    /** The sandbox's sample community moves in. */
    public static final int SAMPLE_COMMUNITY = SpringAxonConfiguration.LIFECYCLE_PHASE + 300;

    private Phases() {}
}
