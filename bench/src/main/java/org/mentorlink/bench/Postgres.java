package org.mentorlink.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The application's own PostgreSQL, with the settings it gives it. Whatever the application is compared with has another
 * database of the same server.
 */
record Postgres(int port) {

    static final String USER = "postgres";

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, "");
    }

    /** The application's. */
    Connection log() throws SQLException {
        return connect("postgres");
    }

    /** Makes it, empty. */
    void create(String database) throws SQLException {
        try (var connection = log();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database + " with (force)");
            statement.execute("create database " + database);
        }
    }

    long number(String query) throws SQLException {
        try (var connection = log()) {
            return number(connection, query);
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
