package org.mentorlink.bench;

/** One row of the table of targets. */
interface Row {

    int number();

    void measure(World world, Rounds rounds, Report report) throws Exception;
}
